package io.tickflow.job.backfill;

/**
 * Uids of the operators that a backfill adds to those of the SignalJob. The live job drops state
 * under these.
 */
final class BackfillUids {

    static final String SOURCE = "backfill-ticks-source-v1";
    static final String REKEY = "backfill-rekey-v1";
    static final String RECORDED = "backfill-recorded-ticks-v1";
    static final String TICKS_SINK = "backfill-ticks-sink-v1";
    static final String HAND_OVER = "backfill-handover-v1";

    private BackfillUids() {}
}
