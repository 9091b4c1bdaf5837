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
 * @param canary symbols for which the bundle to roll out decides at first, beside the one before;
 *     null to put it in its place at once
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
        @Nullable String alias,
        @Nullable String canary) {

    /** Copies the settings. */
    public RolloutPlan {
        settings = Map.copyOf(settings);
        flinkSettings = Map.copyOf(flinkSettings);
    }

    /** Creates a plan without a canary. */
    public RolloutPlan(
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
        this(
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
                figures,
                horizonMillis,
                alias,
                null);
    }

    /**
     * The job with one of the bundles and nothing else changed; with the bundle to roll out as a
     * challenger of the one before if there is a canary.
     *
     * @param snapshot to start from; null to plan
     * @param local settings of this machine, for values that Flink hides
     */
    @JsonIgnore
    public Submission submission(
            Bundle bundle, @Nullable String snapshot, Map<String, String> local) {
        Map<String, String> all = new TreeMap<>(HiddenSettings.fill(settings, local));
        all.remove(ScoringOptions.CHALLENGER.key());
        all.remove(ScoringOptions.CANARY.key());
        if (canary != null && bundle.equals(after)) {
            all.put(ScoringOptions.MODEL_BUNDLE.key(), before.path());
            all.put(ScoringOptions.CHALLENGER.key(), after.path());
            all.put(ScoringOptions.CANARY.key(), canary);
        } else {
            all.put(ScoringOptions.MODEL_BUNDLE.key(), bundle.path());
        }
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
                alias,
                canary);
    }
}
