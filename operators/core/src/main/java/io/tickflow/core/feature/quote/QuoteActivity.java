package io.tickflow.core.feature.quote;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Returns, counts and ranges within spans of time: see {@link CountWindows}, {@link PriceHistory},
 * {@link RangeWindow} and {@link RealisedVolatility} for how each window is cut.
 *
 * <ul>
 *   <li>{@code mid_ret_1s}, {@code mid_ret_5s}: mid minus mid that long ago, in S; NaN before the
 *       session is that old.
 *   <li>{@code move_imbalance_10s}: (ups - downs) / (ups + downs) of the moves of mid; 0 if none.
 *   <li>{@code log_ticks_1s} (steps of 100 ms), {@code log_ticks_10s} (1 s): log1p of the ticks.
 *   <li>{@code rv_60s}: realised volatility in S. {@code rv_ratio}: against the last 30 minutes.
 *   <li>{@code range_60s} (steps of 5 s): highest minus lowest mid, in S.
 *   <li>{@code tick_rate_300s} (steps of 10 s): ticks a second, over the age of a younger session.
 * </ul>
 */
final class QuoteActivity {

    private static final long RATE_MILLIS = 300_000;
    private static final long RATE_MILLIS_MIN = 10_000;

    /** 30 minutes, and the interval of the first tick, which is a part of one. */
    private static final long RATIO_SETTLED_MILLIS = 1_805_000;

    private static final TickSpecs GROUP = new TickSpecs("activity");

    static final List<FeatureSpec> SPECS =
            List.of(
                    GROUP.inScale(
                            "mid_ret_1s", "mid minus mid 1 s before by buckets of 100 ms", 1, 1),
                    GROUP.inScale(
                            "mid_ret_5s", "mid minus mid 5 s before by buckets of 100 ms", 1, 1),
                    GROUP.byTime(
                            "move_imbalance_10s",
                            "(ups - downs) / (ups + downs) of the moves of mid in 10 s by buckets"
                                    + " of 1 s, 0 if none; move = "
                                    + TickSpecs.MOVE,
                            FeatureUnit.NONE,
                            0,
                            10_000),
                    GROUP.byTime(
                            "log_ticks_1s",
                            "ticks in 1 s by buckets of 100 ms, log1p",
                            FeatureUnit.LOG_COUNT,
                            0,
                            1_000),
                    GROUP.byTime(
                            "log_ticks_10s",
                            "ticks in 10 s by buckets of 1 s, log1p",
                            FeatureUnit.LOG_COUNT,
                            0,
                            10_000),
                    GROUP.inScale(
                            "rv_60s",
                            "root of the sum of squared changes of mid over the last 12 closed"
                                    + " intervals of a grid of 5 s",
                            1,
                            1),
                    GROUP.byTime(
                            "rv_ratio",
                            "root of the mean squared change of mid over the last 12 closed"
                                    + " intervals of a grid of 5 s against that of the last 30"
                                    + " minutes of the grid, the newest of them incomplete, or of"
                                    + " the session from 120 intervals on; 1 if nothing moved",
                            FeatureUnit.NONE,
                            1,
                            RATIO_SETTLED_MILLIS),
                    GROUP.inScale(
                            "range_60s",
                            "highest minus lowest mid held in 60 s by buckets of 5 s",
                            0,
                            0),
                    GROUP.byTime(
                            "tick_rate_300s",
                            "ticks in 300 s by buckets of 10 s over 300 s or the age of the"
                                    + " session, 10 s at least",
                            FeatureUnit.PER_SECOND,
                            0,
                            RATE_MILLIS));

    private static final double MILLIS_A_SECOND = 1_000;

    private static final int TICKS = 0;
    private static final int UPS = 1;
    private static final int DOWNS = 2;

    private final PriceHistory history = new PriceHistory(100, 51);
    private final CountWindows in1s = new CountWindows(100, 10, 1);
    private final CountWindows in10s = new CountWindows(1_000, 10, 3);
    private final CountWindows in300s = new CountWindows(10_000, 30, 1);
    private final RealisedVolatility volatility = new RealisedVolatility(12);
    private final RangeWindow range = new RangeWindow(5_000, 12);

    /** Begins with the first tick of a session. */
    void start(long millis, double mid) {
        history.start(millis, mid);
        volatility.start(millis, mid);
        range.start(millis, mid);
        count(millis, 0);
    }

    /** Takes in a tick that has one before it, whose mid was {@code heldMid}. */
    void add(long millis, double heldMid, double mid, int moveSign) {
        volatility.advance(millis, heldMid);
        history.add(millis, heldMid, mid);
        range.add(millis, heldMid, mid);
        count(millis, moveSign);
    }

    private void count(long millis, int moveSign) {
        in1s.advance(millis);
        in1s.count(TICKS);
        in10s.advance(millis);
        in10s.count(TICKS);
        if (moveSign != 0) {
            in10s.count(moveSign > 0 ? UPS : DOWNS);
        }
        in300s.advance(millis);
        in300s.count(TICKS);
    }

    void emit(double mid, double scale, long sessionAgeMillis, FeatureWriter out) {
        out.put((mid - history.before(1_000)) / scale);
        out.put((mid - history.before(5_000)) / scale);
        out.put(in10s.imbalance(UPS, DOWNS));
        out.put(CountLogarithm.of(in1s.total(TICKS)));
        out.put(CountLogarithm.of(in10s.total(TICKS)));
        out.put(volatility.shortVolatility() / scale);
        out.put(volatility.ratio());
        out.put(range.range() / scale);
        long ratedMillis =
                StrictMath.max(RATE_MILLIS_MIN, StrictMath.min(sessionAgeMillis, RATE_MILLIS));
        out.put(in300s.total(TICKS) * MILLIS_A_SECOND / ratedMillis);
    }

    void write(DataOutput out) throws IOException {
        history.write(out);
        in10s.write(UPS, out);
        in10s.write(DOWNS, out);
        in1s.write(TICKS, out);
        in10s.write(TICKS, out);
        in300s.write(TICKS, out);
        volatility.write(out);
        range.write(out);
    }

    void readFrom(DataInput in) throws IOException {
        history.readFrom(in);
        in10s.readFrom(UPS, in);
        in10s.readFrom(DOWNS, in);
        in1s.readFrom(TICKS, in);
        in10s.readFrom(TICKS, in);
        in300s.readFrom(TICKS, in);
        volatility.readFrom(in);
        range.readFrom(in);
    }
}
