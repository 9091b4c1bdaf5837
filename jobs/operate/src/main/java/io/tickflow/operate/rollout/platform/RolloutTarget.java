package io.tickflow.operate.rollout.platform;

import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.JobDetails;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.util.Map;

/**
 * Deployment whose SignalJob a rollout changes. Every call throws an {@link
 * io.tickflow.operate.OperationException} if the deployment does not answer or refuses.
 */
public interface RolloutTarget {

    /** Address of the deployment, by which its rollouts are found again. */
    String address();

    /** JobManager of the SignalJob. */
    JobControl jobs();

    /** JobManager of a ShadowJob. */
    JobControl shadows();

    /** Largest parallelism that a shadow can have now. */
    int shadowParallelismMax();

    /**
     * Refuses a deployment that cannot take a shadow, before anything is touched.
     *
     * @throws io.tickflow.operate.OperationException listing every problem
     */
    void requireShadowRoom();

    /**
     * Lets the deployment check the way forward and the way back, without touching the job.
     *
     * @param running job of the SignalJob
     * @param local settings of this machine, for values that Flink hides
     * @return id of what was prepared on the way; empty if nothing was
     */
    String check(JobDetails running, RolloutPlan plan, Map<String, String> local);

    /** Removes what a check has prepared. */
    void discard(String prepared);

    /**
     * Marks the deployment as that of one rollout, on deployments that several machines may change.
     *
     * @throws io.tickflow.operate.OperationException if another rollout has it
     */
    void claim(String rolloutId);

    /** Takes the mark away, if it is that of {@code rolloutId}. */
    void unclaim(String rolloutId);

    /**
     * Steps of a rollout.
     *
     * @param prepared by its check; empty if there was none
     */
    RolloutSteps steps(RolloutJournal journal, String prepared);
}
