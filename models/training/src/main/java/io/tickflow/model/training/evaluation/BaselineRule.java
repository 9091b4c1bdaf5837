package io.tickflow.model.training.evaluation;

import io.tickflow.core.label.Label;
import io.tickflow.core.label.QuoteSeries;
import io.tickflow.core.label.VolatilityRise;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Fixed rule, without learning, as baseline of a model.
 *
 * @param key key in reports
 * @param description readable name
 * @param formula answers to each tick: above 0 for label 1, below 0 for label 0, 0 for none
 */
record BaselineRule(String key, String description, Function<QuoteSeries, byte[]> formula) {

    /**
     * Past variance, as a multiple of the usual one, up to which a rise is expected: the best at
     * full coverage on EURUSD of 1 to 9 May 2014.
     */
    static final double VARIANCE_RATIO_MAX = 0.6;

    /** Rule that always answers label 1: its accuracy is the base rate. */
    static final BaselineRule ALWAYS_UP =
            new BaselineRule("alwaysUp", "always label 1", BaselineRule::alwaysUp);

    private static final double EWMA_MILLIS = 10_000;

    /** Share of the mid below which a change is rounding of the mean of bid and ask. */
    private static final double ROUNDING = 1e-11;

    /** Rules for a label, in the order of reports. */
    static List<BaselineRule> of(Label label) {
        if (label instanceof VolatilityRise rise) {
            return List.of(
                    new BaselineRule(
                            "varianceReversal",
                            "a rise after variance up to 0.6 of the usual",
                            quotes -> varianceReversal(rise, quotes)),
                    ALWAYS_UP);
        }
        return List.of(
                new BaselineRule(
                        "lastMoveReversal",
                        "reversal of the last move of mid",
                        BaselineRule::lastMoveReversal),
                new BaselineRule(
                        "deviationReversal",
                        "reversal of mid's deviation from its 10 s mean",
                        BaselineRule::deviationReversal),
                ALWAYS_UP);
    }

    byte[] opinions(QuoteSeries quotes) {
        return formula.apply(quotes);
    }

    private static byte[] alwaysUp(QuoteSeries quotes) {
        var opinions = new byte[quotes.size()];
        Arrays.fill(opinions, (byte) 1);
        return opinions;
    }

    /** Predicts the opposite sign of the last move of mid in the session; 0 before any move. */
    static byte[] lastMoveReversal(QuoteSeries quotes) {
        var opinions = new byte[quotes.size()];
        byte opinion = 0;
        for (int row = 0; row < opinions.length; row++) {
            if (quotes.startsSession(row)) {
                opinion = 0;
            } else {
                double move = quotes.mid(row) - quotes.mid(row - 1);
                opinion = isMove(move, quotes.mid(row)) ? (byte) -Math.signum(move) : opinion;
            }
            opinions[row] = opinion;
        }
        return opinions;
    }

    /** Predicts the opposite sign of mid minus its decayed mean, with quotes weighted by time. */
    static byte[] deviationReversal(QuoteSeries quotes) {
        var opinions = new byte[quotes.size()];
        double mean = 0;
        for (int row = 0; row < opinions.length; row++) {
            double mid = quotes.mid(row);
            if (quotes.startsSession(row)) {
                mean = mid;
            } else {
                double elapsed = quotes.millis(row) - quotes.millis(row - 1);
                double held = quotes.mid(row - 1);
                mean += (1 - Math.exp(-elapsed / EWMA_MILLIS)) * (held - mean);
            }
            opinions[row] = isMove(mid - mean, mid) ? (byte) -Math.signum(mid - mean) : 0;
        }
        return opinions;
    }

    /** Predicts a rise up to a past variance, and a fall above; 0 in a young session. */
    private static byte[] varianceReversal(VolatilityRise rise, QuoteSeries quotes) {
        var opinions = new byte[quotes.size()];
        for (int row = 0; row < opinions.length; row++) {
            double ratio = rise.isClose(quotes, row) ? rise.pastRatio(quotes, row) : Double.NaN;
            if (!Double.isNaN(ratio)) {
                opinions[row] = (byte) (ratio <= VARIANCE_RATIO_MAX ? 1 : -1);
            }
        }
        return opinions;
    }

    private static boolean isMove(double change, double mid) {
        return Math.abs(change) >= ROUNDING * Math.abs(mid);
    }
}
