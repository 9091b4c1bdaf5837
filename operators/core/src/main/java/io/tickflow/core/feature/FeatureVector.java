package io.tickflow.core.feature;

import io.tickflow.core.market.Tick;

/**
 * The features at one decision point, and what the later stages need to know of the tick that made
 * it.
 *
 * @param decisionId see {@link io.tickflow.core.event.DecisionIds}
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC time of the tick, epoch milliseconds
 * @param ordinal position of the tick among the accepted ones of its millisecond, from 0
 * @param values one float a feature, in the order of the schema; NaN before a feature's first valid
 *     tick
 * @param featureHash 16 hexadecimal digits of the bits of {@code values}
 * @param ready true once the session has lasted for ten minutes and mid has moved 200 times in it,
 *     so that the decayed means among the features have settled. Indicators on bars take longer
 *     (M5: three hours) and are NaN until then: a stage treats a vector as ready for a model if
 *     {@code ready} holds and none of the features that this model reads is NaN
 * @param quality bits of {@link Quality}
 * @param bid price at the decision
 * @param ask price at the decision
 * @param typicalSpread mean of the spread, decayed with 600 s and floored so that it is positive;
 *     price units: what the spread check compares with
 * @param partition Kafka partition of the tick
 * @param offset Kafka offset of the tick
 * @param appendTimeMillis timestamp of the tick's Kafka record
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
        long appendTimeMillis) {

    /** Vector of {@code tick}. */
    public static FeatureVector of(
            String decisionId,
            Tick tick,
            int ordinal,
            float[] values,
            String featureHash,
            boolean ready,
            int quality,
            double typicalSpread) {
        return new FeatureVector(
                decisionId,
                tick.symbol(),
                tick.eventTimeMillis(),
                ordinal,
                values,
                featureHash,
                ready,
                quality,
                tick.bid(),
                tick.ask(),
                typicalSpread,
                tick.partition(),
                tick.offset(),
                tick.appendTimeMillis());
    }
}
