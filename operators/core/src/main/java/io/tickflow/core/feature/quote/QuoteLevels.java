package io.tickflow.core.feature.quote;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Spread and mid against their own recent, time-decayed means. Gives the scale S, the unit of all
 * prices among the features: mean of the spread with a time constant of 600 s, at least {@value
 * #SCALE_FLOOR} of mid, so that it is positive on a feed whose quotes are locked.
 *
 * <ul>
 *   <li>{@code mid_dev_ewma_2s}, {@code mid_dev_ewma_10s}: mid minus its decayed mean, in S.
 *   <li>{@code spread_bps}: spread in basis points of mid.
 *   <li>{@code spread_rel_60s}: spread over its mean of 60 s (floored like S).
 *   <li>{@code spread_z_600s}: spread minus its mean of 600 s, over its standard deviation (at
 *       least a twentieth of S).
 * </ul>
 *
 * All but the third are NaN until time has passed in the session.
 */
final class QuoteLevels {

    private static final TickSpecs GROUP = new TickSpecs("levels");

    /** Ten time constants: old spikes stand out of the variance longer than of the mean. */
    private static final long Z_SETTLED_MILLIS = 6_000_000;

    static final List<FeatureSpec> SPECS =
            List.of(
                    GROUP.inScale(
                            "mid_dev_ewma_2s",
                            "mid minus its mean by time held, decayed over 2 s",
                            1,
                            1),
                    GROUP.inScale(
                            "mid_dev_ewma_10s",
                            "mid minus its mean by time held, decayed over 10 s",
                            1,
                            1),
                    GROUP.byTicks(
                            "spread_bps",
                            "spread in basis points of mid",
                            FeatureUnit.BASIS_POINTS,
                            0,
                            0),
                    GROUP.byTime(
                            "spread_rel_60s",
                            "spread over its mean by time held, decayed over 60 s, at least 5e-6 of"
                                    + " mid",
                            FeatureUnit.NONE,
                            1,
                            TickSpecs.SETTLED_TIME_CONSTANTS * 60_000L),
                    GROUP.byTime(
                            "spread_z_600s",
                            "spread minus its mean by time held, decayed over 600 s, over its"
                                    + " standard deviation with the same weights, at least a"
                                    + " twentieth of the larger of that mean and 5e-6 of mid",
                            FeatureUnit.NONE,
                            1,
                            Z_SETTLED_MILLIS));

    private static final double SCALE_FLOOR = 5e-6;
    private static final double DEVIATION_FLOOR = 0.05;
    private static final double BASIS_POINTS = 1e4;

    private final TimeDecayedMean mid2s = new TimeDecayedMean(2_000);
    private final TimeDecayedMean mid10s = new TimeDecayedMean(10_000);
    private final TimeDecayedMean spread60s = new TimeDecayedMean(60_000);
    private final TimeDecayedMean spread600s = new TimeDecayedMean(600_000);

    /** The quote was this for the {@code millis} up to now. */
    void hold(double mid, double spread, long millis) {
        mid2s.hold(mid, millis);
        mid10s.hold(mid, millis);
        spread60s.hold(spread, millis);
        spread600s.hold(spread, millis);
    }

    /**
     * S in price units, positive unless a quote is locked at 0; the spread of now until time has
     * passed.
     */
    double scale(double mid, double spread) {
        double mean = spread600s.mean();
        return StrictMath.max(Double.isNaN(mean) ? spread : mean, floor(mid));
    }

    private static double floor(double mid) {
        return SCALE_FLOOR * StrictMath.abs(mid);
    }

    void emit(double mid, double spread, double scale, FeatureWriter out) {
        out.put((mid - mid2s.mean()) / scale);
        out.put((mid - mid10s.mean()) / scale);
        out.put(BASIS_POINTS * spread / StrictMath.abs(mid));
        out.put(spread / StrictMath.max(spread60s.mean(), floor(mid)));
        double deviation = StrictMath.max(spread600s.deviation(), DEVIATION_FLOOR * scale);
        out.put((spread - spread600s.mean()) / deviation);
    }

    void write(DataOutput out) throws IOException {
        mid2s.write(out);
        mid10s.write(out);
        spread60s.write(out);
        spread600s.write(out);
    }

    void readFrom(DataInput in) throws IOException {
        mid2s.readFrom(in);
        mid10s.readFrom(in);
        spread60s.readFrom(in);
        spread600s.readFrom(in);
    }
}
