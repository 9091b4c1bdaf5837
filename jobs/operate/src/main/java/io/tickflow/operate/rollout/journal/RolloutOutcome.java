package io.tickflow.operate.rollout.journal;

/** End of a rollout. */
public enum RolloutOutcome {
    /** The new bundle stays. */
    KEPT,
    /** The bundle before runs again. */
    WENT_BACK,
    /** The job was never stopped: nothing has changed. */
    UNTOUCHED,
    /** An operator gave up the rollout; the jobs are as they were then. */
    ABANDONED
}
