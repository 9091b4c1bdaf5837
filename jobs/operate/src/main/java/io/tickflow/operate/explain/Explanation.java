package io.tickflow.operate.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the history knows of one decision. Times are UTC epoch milliseconds; prices are
 * in units of the quote currency.
 *
 * @param end where the decision ended
 * @param decision tick and vector
 * @param quotes ticks around it, in order
 * @param features features of the vector, in the order of the schema
 * @param predictions answers of the bundles
 * @param signals signals, vetoed ones included
 * @param orders verdicts of desks that are in force, entry and exits
 * @param reports reports of the broker, in order
 * @param stages times from the tick on
 * @param outcomes market after the decision, by horizon
 * @param scores what the bundle at hand says of the recorded vector; null without that bundle
 */
public record Explanation(
        End end,
        Decision decision,
        List<Quote> quotes,
        List<FeatureValue> features,
        List<Answer> predictions,
        List<SignalRow> signals,
        List<Order> orders,
        List<Report> reports,
        List<Stage> stages,
        List<Outcome> outcomes,
        @Nullable Scores scores) {

    /**
     * End of a decision.
     *
     * @param word NOT_SCORED, ABSTAINED, BELOW_GATE, a veto, a verdict, or a state of the entry
     * @param reason reason under the name of its record; empty if there is none
     */
    public record End(String word, String reason) {}

    /** Tick and vector of a decision. */
    public record Decision(
            String id,
            String pipeline,
            String mode,
            String symbol,
            long eventTimeMillis,
            int ordinal,
            double bid,
            double ask,
            double typicalSpread,
            boolean ready,
            int quality,
            String schema,
            String featureHash,
            int tickPartition,
            long tickOffset,
            long appendTimeMillis) {

        /** Middle of bid and ask. */
        public double mid() {
            return (bid + ask) / 2;
        }
    }

    /** Tick near the decision. */
    public record Quote(long eventTimeMillis, int ordinal, double bid, double ask) {}

    /**
     * Feature of the vector.
     *
     * @param percentile share of the {@code rows} decisions before that were below it, equal ones
     *     counted half, 0 to 100; NaN if it is NaN
     */
    public record FeatureValue(
            String name,
            String definition,
            String unit,
            float value,
            double percentile,
            long rows) {}

    /** Answer of one bundle. */
    public record Answer(
            String role,
            String model,
            String version,
            String digest,
            float probability,
            float agreement,
            String abstention,
            float meta,
            float regime,
            String votes,
            String absences) {}

    /** Signal, or the veto against it. */
    public record SignalRow(
            String role,
            String side,
            float confidence,
            String verdict,
            String reason,
            double bid,
            double ask,
            long horizonMillis,
            long timeToLiveMillis) {}

    /** Verdict of a desk on one leg. */
    public record Order(
            String account,
            String leg,
            int attempt,
            String verdict,
            String reason,
            String clOrdId,
            String side,
            String quantity,
            long decidedAtMillis,
            String limits) {}

    /** Report of the broker. */
    public record Report(
            String account,
            String leg,
            int attempt,
            String state,
            String cumulativeQuantity,
            double averagePrice,
            String orderId,
            String reason,
            long reportedAtMillis) {}

    /**
     * Moment on the way of the decision.
     *
     * @param atMillis wall time
     * @param sinceTickMillis time since the broker appended the tick
     */
    public record Stage(String name, long atMillis, long sinceTickMillis) {}

    /**
     * Market after the decision, as a trade would have seen it: bought at the ask, sold at the bid.
     *
     * @param complete false if the history ends within the horizon
     * @param quotes ticks within it
     * @param moveBps move of mid, basis points
     * @param netBps result for the side that the model favoured, spread paid, basis points
     * @param bestBps best moment for that side
     * @param worstBps worst moment for that side
     */
    public record Outcome(
            long horizonMillis,
            boolean complete,
            long quotes,
            double moveBps,
            double netBps,
            double bestBps,
            double worstBps) {}

    /**
     * Scores of the recorded vector by a bundle with the recorded digest.
     *
     * @param members its members of the direction, in the order of the manifest
     * @param references rows that the shares compare with
     */
    public record Scores(String bundle, List<MemberScore> members, int references) {}

    /**
     * Score of one member.
     *
     * @param recorded vote in the history; NaN if there is none
     * @param again vote now
     * @param same true if both have the same bits
     * @param margin logarithm of the odds; NaN unless the member is of trees
     * @param meanMargin mean of the references
     * @param shares share of each feature in the difference, the largest first
     */
    public record MemberScore(
            String member,
            float recorded,
            float again,
            boolean same,
            double margin,
            double meanMargin,
            List<Share> shares) {}

    /** Share of a feature in a margin: above 0 it speaks for a rise. */
    public record Share(String feature, float value, double share) {}
}
