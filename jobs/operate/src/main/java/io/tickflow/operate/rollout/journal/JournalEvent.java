package io.tickflow.operate.rollout.journal;

/** Kind of a journal's entry. Each step is written before it is done, and again after. */
public enum JournalEvent {
    /** The plan was made; nothing has been touched. */
    BEGUN,
    /** A shadow with the bundle to roll out is about to be submitted. */
    SHADOW_START_INTENDED,
    /** The JobManager has taken it. */
    SHADOW_SUBMITTED,
    /** All its tasks run. */
    SHADOW_STARTED,
    /** It did not start. */
    SHADOW_START_FAILED,
    /** Its gates are watched. */
    SHADOW_WATCH_BEGUN,
    /** Its gates, or somebody in their place, have decided. */
    SHADOW_JUDGED,
    /** It has ended. */
    SHADOW_ENDED,
    /** The job with the bundle before is about to be stopped. */
    STOP_INTENDED,
    /** It has ended with a snapshot. */
    STOPPED,
    /** It could not be stopped and runs on. */
    STOP_FAILED,
    /** The job with the bundle to roll out is about to be submitted. */
    START_INTENDED,
    /** The JobManager has taken it. */
    SUBMITTED,
    /** All its tasks run. */
    STARTED,
    /** It did not start. */
    START_FAILED,
    /** The gates are watched. */
    WATCH_BEGUN,
    /** The gates, or somebody in their place, have decided. */
    JUDGED,
    /** The job with the bundle to roll out is about to be stopped. */
    BACK_STOP_INTENDED,
    /** It has ended, and there is a snapshot to go on from. */
    BACK_STOPPED,
    /** A job with the bundle before is about to be submitted. */
    BACK_START_INTENDED,
    /** The JobManager has taken it. */
    BACK_SUBMITTED,
    /** All its tasks run. */
    BACK_STARTED,
    /** The rollout is over. */
    ENDED
}
