package io.tickflow.core.feature.quote;

import io.tickflow.model.contract.FeatureSpec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Returns of mid within minutes, and its volatility: see {@link PriceHistory} and {@link
 * RealisedVolatility} for how the windows are cut. All in S.
 *
 * <ul>
 *   <li>{@code mid_ret_30s}, {@code mid_ret_60s} (steps of 1 s), {@code mid_ret_300s} (steps of 5
 *       s): mid minus mid that long ago; NaN before the session is that old.
 *   <li>{@code rv_300s}: realised volatility; NaN before the session is that old. {@code rv_1800s}:
 *       that of 30 minutes, scaled up to them in a session of 10 minutes or more; NaN before.
 * </ul>
 */
final class MidPath {

    private static final TickSpecs GROUP = new TickSpecs("path");

    static final List<FeatureSpec> SPECS =
            List.of(
                    GROUP.inScale(
                            "mid_ret_30s", "mid minus mid 30 s before by buckets of 1 s", 1, 1),
                    GROUP.inScale(
                            "mid_ret_60s", "mid minus mid 60 s before by buckets of 1 s", 1, 1),
                    GROUP.inScale(
                            "mid_ret_300s", "mid minus mid 300 s before by buckets of 5 s", 1, 1),
                    GROUP.inScale(
                            "rv_300s",
                            "root of the sum of squared changes of mid over the last 60 closed"
                                    + " intervals of a grid of 5 s",
                            1,
                            1),
                    GROUP.inScale(
                            "rv_1800s",
                            "root of 360 times the mean squared change of mid over the intervals of"
                                    + " 5 s of the last 30 minutes of the grid, the newest of them"
                                    + " incomplete, or of the session from 120 intervals on",
                            1,
                            1));

    private static final int SHORT_INTERVALS = 60;

    private final PriceHistory minute = new PriceHistory(1_000, 61);
    private final PriceHistory fiveMinutes = new PriceHistory(5_000, 61);
    private final RealisedVolatility volatility = new RealisedVolatility(SHORT_INTERVALS);

    /** Begins with the first tick of a session. */
    void start(long millis, double mid) {
        minute.start(millis, mid);
        fiveMinutes.start(millis, mid);
        volatility.start(millis, mid);
    }

    /** Takes in a tick that has one before it, whose mid was {@code heldMid}. */
    void add(long millis, double heldMid, double mid) {
        minute.add(millis, heldMid, mid);
        fiveMinutes.add(millis, heldMid, mid);
        volatility.advance(millis, heldMid);
    }

    /** Appends the features; {@code scale} is the typical spread S, positive. */
    void emit(double mid, double scale, FeatureWriter out) {
        out.put((mid - minute.before(30_000)) / scale);
        out.put((mid - minute.before(60_000)) / scale);
        out.put((mid - fiveMinutes.before(300_000)) / scale);
        out.put(volatility.shortVolatility() / scale);
        out.put(volatility.longVolatility() / scale);
    }

    void write(DataOutput out) throws IOException {
        minute.write(out);
        fiveMinutes.write(out);
        volatility.write(out);
    }

    void readFrom(DataInput in) throws IOException {
        minute.readFrom(in);
        fiveMinutes.readFrom(in);
        volatility.readFrom(in);
    }
}
