package io.tickflow.operate.rollout;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.model.registry.ModelRegistry;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.journal.RolloutLock;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Surroundings of a rollout.
 *
 * @param control of the cluster
 * @param kafka brokers as this machine reaches them
 * @param deployment writer of the job's events
 * @param journal of the rollout
 * @param lock held by this process
 * @param jar with the job
 * @param jarId the same, uploaded by the check; empty if there was none
 * @param local settings of this machine, for values that Flink hides
 * @param registry registry of the job; null if it has none
 * @param listener screen
 */
public record RolloutContext(
        JobControl control,
        KafkaConfig kafka,
        Deployment deployment,
        RolloutJournal journal,
        RolloutLock lock,
        Path jar,
        String jarId,
        Map<String, String> local,
        @Nullable ModelRegistry registry,
        RolloutListener listener) {

    /** Copies the settings. */
    public RolloutContext {
        local = Map.copyOf(local);
    }
}
