package io.tickflow.core.feature.quote;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The last moves of a quote, in units of the typical spread S, and how long ago they were.
 *
 * <ul>
 *   <li>{@code last_*_change}: last change of bid, ask and mid that was not zero; NaN before one.
 *   <li>{@code run_length}: number of moves of mid in the same direction up to now, with its sign.
 *   <li>{@code mid_diff_n}: mid minus mid n ticks ago; NaN before n ticks.
 *   <li>{@code log_ms_since_tick}: log1p of the milliseconds since the tick before; NaN at the
 *       first. {@code log_ms_since_*_change}: since the side last changed, 0 if it did now; before
 *       the first change, since the start of the session.
 *   <li>{@code move_balance}: mean sign of moves of mid, decayed by 0.2 a move; -1 to 1.
 *   <li>{@code side_balance}: mean of "bid changed" minus "ask changed", decayed by 0.1 a tick; -1
 *       to 1.
 * </ul>
 */
final class QuoteMoves {

    private static final TickSpecs GROUP = new TickSpecs("moves");

    /** Within so many ticks, either side has changed and a run of moves has ended. */
    private static final int CHANGED_TICKS = 100;

    /** ln(1000) / -ln(0.8), and one. */
    private static final int BALANCE_MOVES = 32;

    /** ln(1000) / -ln(0.9), and one. */
    private static final int BALANCE_TICKS = 67;

    static final List<FeatureSpec> SPECS =
            List.of(
                    lastChange("last_bid_change", "change of bid other than 0"),
                    lastChange("last_ask_change", "change of ask other than 0"),
                    lastChange("last_mid_change", TickSpecs.MOVE),
                    GROUP.byTicks(
                            "run_length",
                            "consecutive moves of mid in the direction of the last one, times its"
                                    + " sign; move = "
                                    + TickSpecs.MOVE,
                            FeatureUnit.COUNT,
                            0,
                            CHANGED_TICKS),
                    midDifferenceSpec(1),
                    midDifferenceSpec(2),
                    midDifferenceSpec(5),
                    midDifferenceSpec(10),
                    GROUP.byTicks(
                            "log_ms_since_tick",
                            "milliseconds since the tick before, log1p",
                            FeatureUnit.LOG_MILLIS,
                            1,
                            1),
                    sinceChange("log_ms_since_bid_change", "change of bid other than 0"),
                    sinceChange("log_ms_since_ask_change", "change of ask other than 0"),
                    sinceChange("log_ms_since_mid_change", TickSpecs.MOVE),
                    GROUP.byMoves(
                            "move_balance",
                            "mean sign of the moves of mid, decayed by 0.2 a move from 0; move = "
                                    + TickSpecs.MOVE,
                            FeatureUnit.NONE,
                            0,
                            BALANCE_MOVES),
                    GROUP.byTicks(
                            "side_balance",
                            "mean of 1 if bid changed less 1 if ask changed, decayed by 0.1 a tick"
                                    + " from 0",
                            FeatureUnit.NONE,
                            0,
                            BALANCE_TICKS));

    private static final int MIDS = 11;
    private static final double MOVE_DECAY = 0.2;
    private static final double SIDE_DECAY = 0.1;

    private final double[] mids = new double[MIDS];
    private int newest;
    private double lastBidChange = Double.NaN;
    private double lastAskChange = Double.NaN;
    private double lastMidChange = Double.NaN;
    private int run;
    private double millisBefore = Double.NaN;
    private long bidChangedMillis;
    private long askChangedMillis;
    private long midChangedMillis;
    private double moveBalance;
    private double sideBalance;

    private static FeatureSpec lastChange(String name, String change) {
        return GROUP.inScale(name, "last " + change, 1, CHANGED_TICKS);
    }

    private static FeatureSpec midDifferenceSpec(int ticks) {
        String definition = "mid minus mid %d ticks before".formatted(ticks);
        return GROUP.inScale("mid_diff_" + ticks, definition, ticks, ticks);
    }

    private static FeatureSpec sinceChange(String name, String change) {
        return GROUP.byTicks(
                name,
                "milliseconds since the last "
                        + change
                        + ", or since the start of the session, log1p",
                FeatureUnit.LOG_MILLIS,
                0,
                CHANGED_TICKS);
    }

    /** Begins with the first tick of a session. */
    void start(long millis, double mid) {
        Arrays.fill(mids, Double.NaN);
        mids[newest] = mid;
        bidChangedMillis = millis;
        askChangedMillis = millis;
        midChangedMillis = millis;
    }

    /** Takes in a tick that has one before it. */
    void add(
            long millis,
            long millisSinceLast,
            double bidChange,
            double askChange,
            double midChange,
            double mid) {
        newest = (newest + 1) % MIDS;
        mids[newest] = mid;
        millisBefore = millisSinceLast;
        int bidChanged = bidChange == 0 ? 0 : 1;
        int askChanged = askChange == 0 ? 0 : 1;
        sideBalance += SIDE_DECAY * (bidChanged - askChanged - sideBalance);
        if (bidChange != 0) {
            lastBidChange = bidChange;
            bidChangedMillis = millis;
        }
        if (askChange != 0) {
            lastAskChange = askChange;
            askChangedMillis = millis;
        }
        if (midChange != 0) {
            lastMidChange = midChange;
            midChangedMillis = millis;
            int sign = midChange > 0 ? 1 : -1;
            run = run * sign > 0 ? run + sign : sign;
            moveBalance += MOVE_DECAY * (sign - moveBalance);
        }
    }

    /**
     * Appends the features.
     *
     * @param millis of the last tick added
     * @param scale the typical spread S, positive
     */
    void emit(long millis, double scale, FeatureWriter out) {
        out.put(lastBidChange / scale);
        out.put(lastAskChange / scale);
        out.put(lastMidChange / scale);
        out.put(run);
        out.put(midDifference(1) / scale);
        out.put(midDifference(2) / scale);
        out.put(midDifference(5) / scale);
        out.put(midDifference(10) / scale);
        out.put(CountLogarithm.of(millisBefore));
        out.put(CountLogarithm.of((double) (millis - bidChangedMillis)));
        out.put(CountLogarithm.of((double) (millis - askChangedMillis)));
        out.put(CountLogarithm.of((double) (millis - midChangedMillis)));
        out.put(moveBalance);
        out.put(sideBalance);
    }

    /** Time of the last change of bid or ask; the start of the session before one. */
    long lastChangeMillis() {
        return StrictMath.max(bidChangedMillis, askChangedMillis);
    }

    private double midDifference(int ticksAgo) {
        return mids[newest] - mids[(newest + MIDS - ticksAgo) % MIDS];
    }

    void write(DataOutput out) throws IOException {
        for (double mid : mids) {
            out.writeDouble(mid);
        }
        out.writeInt(newest);
        out.writeDouble(lastBidChange);
        out.writeDouble(lastAskChange);
        out.writeDouble(lastMidChange);
        out.writeInt(run);
        out.writeDouble(millisBefore);
        out.writeLong(bidChangedMillis);
        out.writeLong(askChangedMillis);
        out.writeLong(midChangedMillis);
        out.writeDouble(moveBalance);
        out.writeDouble(sideBalance);
    }

    void readFrom(DataInput in) throws IOException {
        for (int i = 0; i < MIDS; i++) {
            mids[i] = in.readDouble();
        }
        newest = in.readInt();
        lastBidChange = in.readDouble();
        lastAskChange = in.readDouble();
        lastMidChange = in.readDouble();
        run = in.readInt();
        millisBefore = in.readDouble();
        bidChangedMillis = in.readLong();
        askChangedMillis = in.readLong();
        midChangedMillis = in.readLong();
        moveBalance = in.readDouble();
        sideBalance = in.readDouble();
    }
}
