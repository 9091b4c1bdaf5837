package io.tickflow.core.feature.quote;

import io.tickflow.core.market.Tick;
import io.tickflow.model.contract.FeatureSpec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Market of one symbol over minutes, within the current session: spread against the usual one,
 * returns and volatility up to half an hour, arrivals, autocorrelation of moves, and the calendar.
 * Replaced by an empty one when a session starts. Constant memory whatever the burst, and no
 * allocation by a tick; not thread-safe.
 */
public final class MarketConditions {

    /** Features that {@link #emit} appends, in its order. */
    public static final List<FeatureSpec> SPECS =
            Stream.of(
                            RobustSpread.SPECS,
                            MidPath.SPECS,
                            QuoteArrivals.SPECS,
                            MidAutocorrelation.SPECS,
                            TradingHours.SPECS)
                    .flatMap(List::stream)
                    .toList();

    private final RobustSpread spread = new RobustSpread();
    private final MidPath path = new MidPath();
    private final QuoteArrivals arrivals = new QuoteArrivals();
    private final MidAutocorrelation autocorrelation = new MidAutocorrelation();

    /** 0 before the first tick. */
    private long startMillis;

    private long lastMillis;
    private double lastBid;
    private double lastAsk;

    /** No quote yet. */
    public MarketConditions() {}

    /** Takes in an accepted tick, not before the last one. */
    public void add(Tick tick) {
        long millis = tick.eventTimeMillis();
        if (startMillis == 0) {
            startMillis = millis;
            spread.start(millis);
            path.start(millis, tick.mid());
            arrivals.add(millis, false, false, 0);
        } else {
            addFollowing(millis, tick);
        }
        lastMillis = millis;
        lastBid = tick.bid();
        lastAsk = tick.ask();
    }

    private void addFollowing(long millis, Tick tick) {
        double heldMid = heldMid();
        double midChange = Microstructure.midChange(heldMid, tick.mid());
        int moveSign = (int) StrictMath.signum(midChange);
        spread.advance(millis, lastAsk - lastBid);
        path.add(millis, heldMid, tick.mid());
        arrivals.add(millis, tick.bid() != lastBid, tick.ask() != lastAsk, moveSign);
        autocorrelation.add(midChange);
    }

    private double heldMid() {
        return 0.5 * (lastBid + lastAsk);
    }

    /**
     * Appends the features as of the last tick, in the order of {@link #SPECS}. There must have
     * been one.
     *
     * @param pip size of a pip in price units; NaN if not known
     * @param scale the typical spread S in price units, positive: see {@link QuoteLevels}
     */
    public void emit(double pip, double scale, FeatureWriter out) {
        double mid = heldMid();
        spread.emit(mid, lastAsk - lastBid, pip, out);
        path.emit(mid, scale, out);
        arrivals.emit(out);
        autocorrelation.emit(scale, out);
        TradingHours.emit(lastMillis, lastMillis - startMillis, out);
    }

    /** Writes all of it. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(startMillis);
        out.writeLong(lastMillis);
        out.writeDouble(lastBid);
        out.writeDouble(lastAsk);
        spread.write(out);
        path.write(out);
        arrivals.write(out);
        autocorrelation.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public void readFrom(DataInput in) throws IOException {
        startMillis = in.readLong();
        lastMillis = in.readLong();
        lastBid = in.readDouble();
        lastAsk = in.readDouble();
        spread.readFrom(in);
        path.readFrom(in);
        arrivals.readFrom(in);
        autocorrelation.readFrom(in);
    }
}
