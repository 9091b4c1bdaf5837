package io.tickflow.core.feature;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * How many quotes arrive and which side they change: see {@link CountWindow} for how the windows
 * are cut.
 *
 * <ul>
 *   <li>{@code log_ticks_60s} (steps of 5 s): log1p of the ticks.
 *   <li>{@code move_imbalance_60s} (steps of 5 s): (ups - downs) / (ups + downs) of the moves of
 *       mid; -1 to 1, 0 if none.
 *   <li>{@code side_imbalance_10s} (steps of 1 s): likewise, changes of bid against those of ask.
 * </ul>
 */
final class QuoteArrivals {

    private static final TickSpecs GROUP = new TickSpecs("arrivals");
    private static final long MINUTE_MILLIS = 60_000;
    private static final long SIDES_MILLIS = 10_000;

    static final List<FeatureSpec> SPECS =
            List.of(
                    GROUP.byTime(
                            "log_ticks_60s",
                            "ticks in 60 s by buckets of 5 s, log1p",
                            FeatureUnit.LOG_COUNT,
                            0,
                            MINUTE_MILLIS),
                    GROUP.byTime(
                            "move_imbalance_60s",
                            "(ups - downs) / (ups + downs) of the moves of mid in 60 s by buckets"
                                    + " of 5 s, 0 if none; move = "
                                    + TickSpecs.MOVE,
                            FeatureUnit.NONE,
                            0,
                            MINUTE_MILLIS),
                    GROUP.byTime(
                            "side_imbalance_10s",
                            "(changes of bid - changes of ask) / (both) in 10 s by buckets of 1 s,"
                                    + " 0 if none",
                            FeatureUnit.NONE,
                            0,
                            SIDES_MILLIS));

    private final CountWindow ticks = new CountWindow(5_000, 12);
    private final CountWindow ups = new CountWindow(5_000, 12);
    private final CountWindow downs = new CountWindow(5_000, 12);
    private final CountWindow bids = new CountWindow(1_000, 10);
    private final CountWindow asks = new CountWindow(1_000, 10);

    /** Takes in a tick; the first one of a session changes nothing, it has all false and 0. */
    void add(long millis, boolean bidChanged, boolean askChanged, int moveSign) {
        ticks.add(millis, 1);
        ups.add(millis, moveSign > 0 ? 1 : 0);
        downs.add(millis, moveSign < 0 ? 1 : 0);
        bids.add(millis, bidChanged ? 1 : 0);
        asks.add(millis, askChanged ? 1 : 0);
    }

    void emit(FeatureWriter out) {
        out.put(CountLogarithm.of(ticks.total()));
        out.put(imbalance(ups, downs));
        out.put(imbalance(bids, asks));
    }

    private static double imbalance(CountWindow one, CountWindow other) {
        int both = one.total() + other.total();
        return both == 0 ? 0 : (one.total() - other.total()) / (double) both;
    }

    void write(DataOutput out) throws IOException {
        ticks.write(out);
        ups.write(out);
        downs.write(out);
        bids.write(out);
        asks.write(out);
    }

    void readFrom(DataInput in) throws IOException {
        ticks.readFrom(in);
        ups.readFrom(in);
        downs.readFrom(in);
        bids.readFrom(in);
        asks.readFrom(in);
    }
}
