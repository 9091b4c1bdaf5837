package io.tickflow.operate.rollout;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.model.registry.ModelRegistry;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.journal.RolloutLock;
import io.tickflow.operate.rollout.platform.RolloutSteps;
import io.tickflow.operate.rollout.platform.RolloutTarget;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Surroundings of a rollout.
 *
 * @param target deployment of the job
 * @param steps of this rollout on it
 * @param kafka brokers as this machine reaches them
 * @param deployment writer of the job's events
 * @param journal of the rollout
 * @param lock held by this process
 * @param local settings of this machine, for values that Flink hides
 * @param registry registry of the job; null if it has none
 * @param listener screen
 */
public record RolloutContext(
        RolloutTarget target,
        RolloutSteps steps,
        KafkaConfig kafka,
        Deployment deployment,
        RolloutJournal journal,
        RolloutLock lock,
        Map<String, String> local,
        @Nullable ModelRegistry registry,
        RolloutListener listener) {

    /** Copies the settings. */
    public RolloutContext {
        local = Map.copyOf(local);
    }

    /** JobManager of the SignalJob. */
    JobControl control() {
        return target.jobs();
    }
}
