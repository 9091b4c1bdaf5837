package io.tickflow.core.feature.quote;

import io.tickflow.core.market.Tick;
import io.tickflow.model.contract.FeatureSpec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves of the quotes of one symbol from tick to tick, within the current session; replaced by an
 * empty one when a session starts. Constant memory whatever the burst; not thread-safe.
 */
public final class Microstructure {

    /** Features that {@link #emit} appends, in its order. */
    public static final List<FeatureSpec> SPECS = specs();

    /** From then on the decayed means with 600 s have settled. */
    private static final long SETTLED_MILLIS = 600_000;

    /** From then on the means over 100 moves have: nine tenths of their weight is observed. */
    private static final int SETTLED_MOVES = 200;

    /** Changes of mid below this share of it are rounding of the mean of bid and ask. */
    private static final double ROUNDING = 1e-11;

    private final QuoteMoves moves = new QuoteMoves();
    private final FlickerRegime flicker = new FlickerRegime();
    private final QuoteLevels levels = new QuoteLevels();
    private final QuoteActivity activity = new QuoteActivity();

    /** 0 before the first tick. */
    private long startMillis;

    private long lastMillis;
    private double lastBid;
    private double lastAsk;
    private int moveCount;

    /** No quote yet. */
    public Microstructure() {}

    /** Takes in an accepted tick. */
    public void add(Tick tick) {
        if (startMillis == 0) {
            startMillis = tick.eventTimeMillis();
            moves.start(startMillis, tick.mid());
            activity.start(startMillis, tick.mid());
        } else {
            addFollowing(tick);
        }
        lastMillis = tick.eventTimeMillis();
        lastBid = tick.bid();
        lastAsk = tick.ask();
    }

    private void addFollowing(Tick tick) {
        long millis = tick.eventTimeMillis();
        long elapsedMillis = millis - lastMillis;
        double mid = tick.mid();
        double heldMid = heldMid();
        double midChange = midChange(heldMid, mid);
        int moveSign = (int) StrictMath.signum(midChange);
        double bidChange = tick.bid() - lastBid;
        double askChange = tick.ask() - lastAsk;
        levels.hold(heldMid, lastAsk - lastBid, elapsedMillis);
        moves.add(millis, elapsedMillis, bidChange, askChange, midChange, mid);
        flicker.add(elapsedMillis, bidChange != 0, askChange != 0, moveSign);
        activity.add(millis, heldMid, mid, moveSign);
        moveCount = StrictMath.min(moveCount + moveSign * moveSign, SETTLED_MOVES);
    }

    /** Change of mid from {@code held}, 0 if it is but rounding. */
    static double midChange(double held, double mid) {
        double change = mid - held;
        return StrictMath.abs(change) < ROUNDING * StrictMath.abs(mid) ? 0 : change;
    }

    private double heldMid() {
        return 0.5 * (lastBid + lastAsk);
    }

    /** S, the typical spread in price units: see {@link QuoteLevels}. */
    public double scale() {
        return levels.scale(heldMid(), lastAsk - lastBid);
    }

    /** True if the session has lasted for ten minutes and seen 200 moves of mid. */
    public boolean isSettled() {
        return lastMillis - startMillis >= SETTLED_MILLIS && moveCount >= SETTLED_MOVES;
    }

    /** Milliseconds for which neither bid nor ask has changed, as of the last tick. */
    public long millisSinceChange() {
        return lastMillis - moves.lastChangeMillis();
    }

    /** Appends the features as of the last tick, in the order of {@link #SPECS}. */
    public void emit(FeatureWriter out) {
        double mid = heldMid();
        double scale = scale();
        moves.emit(lastMillis, scale, out);
        flicker.emit(out);
        levels.emit(mid, lastAsk - lastBid, scale, out);
        activity.emit(mid, scale, lastMillis - startMillis, out);
    }

    private static List<FeatureSpec> specs() {
        var specs = new ArrayList<FeatureSpec>();
        specs.addAll(QuoteMoves.SPECS);
        specs.addAll(FlickerRegime.SPECS);
        specs.addAll(QuoteLevels.SPECS);
        specs.addAll(QuoteActivity.SPECS);
        return List.copyOf(specs);
    }

    /** Writes all of it. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(startMillis);
        out.writeLong(lastMillis);
        out.writeDouble(lastBid);
        out.writeDouble(lastAsk);
        out.writeInt(moveCount);
        moves.write(out);
        flicker.write(out);
        levels.write(out);
        activity.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public void readFrom(DataInput in) throws IOException {
        startMillis = in.readLong();
        lastMillis = in.readLong();
        lastBid = in.readDouble();
        lastAsk = in.readDouble();
        moveCount = in.readInt();
        moves.readFrom(in);
        flicker.readFrom(in);
        levels.readFrom(in);
        activity.readFrom(in);
    }
}
