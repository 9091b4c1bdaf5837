package io.tickflow.core.bar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A bar of mid prices, forming or closed. A builder writes into the same two again and again, so
 * that a tick allocates nothing: whoever is shown one copies what it wants to keep. Not
 * thread-safe.
 */
public final class Bar {

    private long startMillis;
    private double open;
    private double high;
    private double low;
    private double close;
    private int ticks;

    /** A bar without a tick. */
    public Bar() {}

    /** A bar with these prices, for tests and benchmarks. */
    public static Bar of(double open, double high, double low, double close) {
        var bar = new Bar();
        bar.open = open;
        bar.high = high;
        bar.low = low;
        bar.close = close;
        bar.ticks = 1;
        return bar;
    }

    /** UTC epoch milliseconds: start of its interval, or of its first tick if it has none. */
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

    /** Accepted ticks in it; 0 if it has none, and then no prices either. */
    public int ticks() {
        return ticks;
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
