package io.tickflow.core.feature;

/**
 * Features at one decision point, and facts of its tick that the later stages need.
 *
 * @param decisionId see {@link io.tickflow.core.event.DecisionIds}
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC time of the tick, epoch milliseconds
 * @param ordinal position of the tick among the accepted ones of its millisecond, from 0
 * @param values one float a feature, in the order of the schema; NaN before a feature's first valid
 *     tick
 * @param featureHash 16 hexadecimal digits of the bits of {@code values}
 * @param ready true once the session has lasted for ten minutes and mid has moved 200 times in it.
 *     A stage treats a vector as ready for a model if that holds, each of the features that this
 *     model reads is a number, and those of them that are of bars are settled
 * @param quality bits of {@link Quality}
 * @param bid price at the decision
 * @param ask price at the decision
 * @param typicalSpread mean of the spread, decayed with 600 s and floored so that it is positive;
 *     price units: what the spread check compares with
 * @param partition Kafka partition of the tick
 * @param offset Kafka offset of the tick
 * @param appendTimeMillis timestamp of the tick's Kafka record
 * @param schema hash of the {@link io.tickflow.model.contract.FeatureSchema} of {@code values}
 * @param settled a bit for each feature, the first one lowest in the first word: whether it no
 *     longer depends on where the series was started. Shared, not to be changed; empty for a vector
 *     of before there was any, whose features count as settled
 * @param closedBars a bit for each bar series of the job, the first one lowest: whether the tick
 *     closed a bar of it; 0 for a vector of before there was any
 */
public record FeatureVector(
        String decisionId,
        String symbol,
        long eventTimeMillis,
        int ordinal,
        float[] values,
        String featureHash,
        boolean ready,
        int quality,
        double bid,
        double ask,
        double typicalSpread,
        int partition,
        long offset,
        long appendTimeMillis,
        String schema,
        long[] settled,
        long closedBars) {

    /** Puts something in place of what an older release did not have. */
    @SuppressWarnings("ConstantConditions") // Flink gives null for fields that a savepoint lacks.
    public FeatureVector {
        schema = schema == null ? "" : schema;
        settled = settled == null ? new long[0] : settled;
    }

    /** Creates a vector whose tick closed no bar. */
    public FeatureVector(
            String decisionId,
            String symbol,
            long eventTimeMillis,
            int ordinal,
            float[] values,
            String featureHash,
            boolean ready,
            int quality,
            double bid,
            double ask,
            double typicalSpread,
            int partition,
            long offset,
            long appendTimeMillis,
            String schema,
            long[] settled) {
        this(
                decisionId,
                symbol,
                eventTimeMillis,
                ordinal,
                values,
                featureHash,
                ready,
                quality,
                bid,
                ask,
                typicalSpread,
                partition,
                offset,
                appendTimeMillis,
                schema,
                settled,
                0);
    }

    /** True if feature {@code position} no longer depends on where the series was started. */
    public boolean isSettled(int position) {
        return settled.length == 0 || (settled[position / Long.SIZE] & (1L << position)) != 0;
    }
}
