package io.tickflow.operate.rollout.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.Submission;
import io.tickflow.operate.rollout.figure.BundleFigures;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.settings.ScoringOptions;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a rollout decided before its first step, so that a later call needs nothing else.
 *
 * @param id name of the rollout and of its journal
 * @param cluster URL of the JobManager
 * @param pipeline name of the deployment
 * @param job id of the job that runs before
 * @param before bundle of that job
 * @param after bundle to roll out
 * @param settings of the job, as it has published them
 * @param flinkSettings Flink's options for this job alone
 * @param parallelism of the job; below 1 for that of the cluster
 * @param gates window and gates
 * @param figures of the bundle before
 * @param horizonMillis horizon of the bundle to roll out
 * @param alias alias of the registry that follows a kept bundle; null to leave aliases alone
 */
public record RolloutPlan(
        String id,
        String cluster,
        String pipeline,
        String job,
        Bundle before,
        Bundle after,
        Map<String, String> settings,
        Map<String, String> flinkSettings,
        int parallelism,
        GatePlan gates,
        BundleFigures figures,
        long horizonMillis,
        @Nullable String alias) {

    /** Copies the settings. */
    public RolloutPlan {
        settings = Map.copyOf(settings);
        flinkSettings = Map.copyOf(flinkSettings);
    }

    /**
     * The job with one of the bundles and nothing else changed.
     *
     * @param snapshot to start from; null to plan
     * @param local settings of this machine, for values that Flink hides
     */
    @JsonIgnore
    public Submission submission(
            Bundle bundle, @Nullable String snapshot, Map<String, String> local) {
        Map<String, String> all = new TreeMap<>(HiddenSettings.fill(settings, local));
        all.put(ScoringOptions.MODEL_BUNDLE.key(), bundle.path());
        return new Submission(
                JobKind.SIGNAL,
                all,
                flinkSettings,
                parallelism < 1 ? null : parallelism,
                snapshot,
                false);
    }

    /**
     * The shadow with the bundle to roll out, whose checkpoints go with it.
     *
     * @param slots parallelism
     * @param local settings of this machine, for values that Flink hides
     */
    @JsonIgnore
    public Submission shadow(int slots, Map<String, String> local) {
        Map<String, String> all = new TreeMap<>(HiddenSettings.fill(settings, local));
        all.put(ScoringOptions.SHADOW_BUNDLE.key(), after.path());
        Map<String, String> flink = new TreeMap<>(flinkSettings);
        flink.put(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION.key(),
                ExternalizedCheckpointRetention.DELETE_ON_CANCELLATION.name());
        return new Submission(JobKind.SHADOW, all, flink, slots, null, false);
    }

    /** Copy with figures of the bundle before. */
    public RolloutPlan with(BundleFigures found) {
        return new RolloutPlan(
                id,
                cluster,
                pipeline,
                job,
                before,
                after,
                settings,
                flinkSettings,
                parallelism,
                gates,
                found,
                horizonMillis,
                alias);
    }
}
