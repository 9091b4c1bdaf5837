package io.tickflow.core.feature.quote;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Counts of quotes that arrive and of the sides they change: see {@link CountWindows} for how the
 * windows are cut.
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

    private static final int TICKS = 0;
    private static final int UPS = 1;
    private static final int DOWNS = 2;

    private static final int BIDS = 0;
    private static final int ASKS = 1;

    private final CountWindows in60s = new CountWindows(5_000, 12, 3);
    private final CountWindows sidesIn10s = new CountWindows(1_000, 10, 2);

    /** Takes in a tick; the first one of a session changes nothing, it has all false and 0. */
    void add(long millis, boolean bidChanged, boolean askChanged, int moveSign) {
        in60s.advance(millis);
        in60s.count(TICKS);
        if (moveSign != 0) {
            in60s.count(moveSign > 0 ? UPS : DOWNS);
        }
        sidesIn10s.advance(millis);
        if (bidChanged) {
            sidesIn10s.count(BIDS);
        }
        if (askChanged) {
            sidesIn10s.count(ASKS);
        }
    }

    void emit(FeatureWriter out) {
        out.put(CountLogarithm.of(in60s.total(TICKS)));
        out.put(in60s.imbalance(UPS, DOWNS));
        out.put(sidesIn10s.imbalance(BIDS, ASKS));
    }

    void write(DataOutput out) throws IOException {
        in60s.write(TICKS, out);
        in60s.write(UPS, out);
        in60s.write(DOWNS, out);
        sidesIn10s.write(BIDS, out);
        sidesIn10s.write(ASKS, out);
    }

    void readFrom(DataInput in) throws IOException {
        in60s.readFrom(TICKS, in);
        in60s.readFrom(UPS, in);
        in60s.readFrom(DOWNS, in);
        sidesIn10s.readFrom(BIDS, in);
        sidesIn10s.readFrom(ASKS, in);
    }
}
