package io.tickflow.core.bar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Bar of mid prices, forming or closed. A builder reuses two bars, so that a tick allocates
 * nothing: a caller copies the values it keeps. Not thread-safe.
 */
public final class Bar {

    private long startMillis;
    private double open;
    private double high;
    private double low;
    private double close;
    private int ticks;
    private double volume;

    /** Creates a bar without ticks. */
    public Bar() {}

    /** Creates a bar of one tick with these prices, for tests and benchmarks. */
    public static Bar of(double open, double high, double low, double close) {
        return of(open, high, low, close, 1, 0);
    }

    /** Creates a bar with these prices and volumes, for tests and benchmarks. */
    public static Bar of(
            double open, double high, double low, double close, int ticks, double volume) {
        var bar = new Bar();
        bar.open = open;
        bar.high = high;
        bar.low = low;
        bar.close = close;
        bar.ticks = ticks;
        bar.volume = volume;
        return bar;
    }

    /**
     * Start of the interval, or time of the first tick for bars without one, UTC epoch
     * milliseconds.
     */
    public long startMillis() {
        return startMillis;
    }

    /** First mid. */
    public double open() {
        return open;
    }

    /** Highest mid. */
    public double high() {
        return high;
    }

    /** Lowest mid. */
    public double low() {
        return low;
    }

    /** Last mid. */
    public double close() {
        return close;
    }

    /** Count of accepted ticks; a bar with 0 has no prices either. */
    public int ticks() {
        return ticks;
    }

    /**
     * Traded volume of its ticks, also called real volume. Part of the state only where an
     * indicator reads it; NaN for a bar that has missed ticks.
     */
    public double volume() {
        return volume;
    }

    void begin(long millis, double mid) {
        startMillis = millis;
        open = mid;
        high = mid;
        low = mid;
        close = mid;
        ticks = 1;
    }

    void add(double mid) {
        high = StrictMath.max(high, mid);
        low = StrictMath.min(low, mid);
        close = mid;
        ticks++;
    }

    void clear() {
        ticks = 0;
    }

    void copyFrom(Bar other) {
        startMillis = other.startMillis;
        open = other.open;
        high = other.high;
        low = other.low;
        close = other.close;
        ticks = other.ticks;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(startMillis);
        out.writeDouble(open);
        out.writeDouble(high);
        out.writeDouble(low);
        out.writeDouble(close);
        out.writeInt(ticks);
    }

    void readFrom(DataInput in) throws IOException {
        startMillis = in.readLong();
        open = in.readDouble();
        high = in.readDouble();
        low = in.readDouble();
        close = in.readDouble();
        ticks = in.readInt();
    }

    @Override
    public String toString() {
        return "Bar[%d, %s, %s, %s, %s, %d ticks]"
                .formatted(startMillis, open, high, low, close, ticks);
    }
}
