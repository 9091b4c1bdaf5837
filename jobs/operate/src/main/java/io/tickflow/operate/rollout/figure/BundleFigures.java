package io.tickflow.operate.rollout.figure;

import java.util.Map;

/**
 * Figures of the bundle before a rollout, for comparison.
 *
 * @param decisions its newest predictions that were read
 * @param abstention share without a probability; NaN without any prediction
 * @param veto share of vetoed signals; NaN without any signal
 * @param reject share of candidates that a desk did not approve; NaN without any
 * @param probabilities number of its probabilities by cell
 */
public record BundleFigures(
        long decisions,
        double abstention,
        double veto,
        double reject,
        Map<Integer, Long> probabilities) {

    /** Figures of a bundle without any event. */
    public static final BundleFigures NONE =
            new BundleFigures(0, Double.NaN, Double.NaN, Double.NaN, Map.of());

    /** Copies the cells. */
    public BundleFigures {
        probabilities = Map.copyOf(probabilities);
    }
}
