package io.tickflow.core.feature.store;

import io.tickflow.core.bar.BarSession;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.market.Tick;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Trades of one symbol since the start of the trading day of its session. Not thread-safe. */
public final class TradeDay {

    private BarSession session = BarSession.UTC;

    /** Bounds of the current day; both 0 before the first tick. */
    private long startMillis;

    private long endMillis;
    private double volume;
    private double value;

    /** True if an earlier day was seen, and so all of this one. */
    private boolean isWhole;

    TradeDay() {}

    /** Follows the clock of a session from the next day on. */
    void follow(BarSession ofSymbol) {
        session = ofSymbol;
    }

    /** Moves on to an accepted tick, and counts its trade if it has one. */
    void add(Tick tick) {
        long millis = tick.eventTimeMillis();
        if (millis >= endMillis || millis < startMillis) {
            isWhole = endMillis != 0 && millis >= endMillis;
            startMillis = session.startOf(BarSpec.DAY, millis);
            endMillis = session.endOf(BarSpec.DAY, millis);
            volume = 0;
            value = 0;
        }
        double traded = tick.tradedVolume();
        if (traded > 0) {
            volume += traded;
            value += tick.last() * traded;
        }
    }

    /** Mean price of the day weighted by volume; NaN without volume. */
    public double vwap() {
        return volume > 0 ? value / volume : Double.NaN;
    }

    /** Returns true if all of the day was seen. */
    public boolean isSettled() {
        return isWhole;
    }

    /** Writes all of it. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(startMillis);
        out.writeLong(endMillis);
        out.writeDouble(volume);
        out.writeDouble(value);
        out.writeBoolean(isWhole);
    }

    /** Reads what {@link #write} wrote. */
    public void readFrom(DataInput in) throws IOException {
        startMillis = in.readLong();
        endMillis = in.readLong();
        volume = in.readDouble();
        value = in.readDouble();
        isWhole = in.readBoolean();
    }
}
