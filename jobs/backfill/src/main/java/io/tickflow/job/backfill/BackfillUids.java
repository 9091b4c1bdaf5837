package io.tickflow.job.backfill;

/**
 * Uids of what the backfill has besides the operators of the SignalJob, which keep theirs. State
 * under these is of no use to the live job.
 */
final class BackfillUids {

    static final String SOURCE = "backfill-ticks-source-v1";
    static final String HAND_OVER = "backfill-handover-v1";

    private BackfillUids() {}
}
