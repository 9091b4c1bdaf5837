package io.tickflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Exponential moving average: {@code ema += (x - ema) * 2 / (period + 1)}, started with the plain
 * mean of the first {@code period} values (the convention of Appel and of TA-Lib). In the unit of
 * its input, within the range of its input. First valid index (from 0): {@code period - 1}; NaN
 * before. O(1). Not thread-safe.
 */
public final class Ema {

    private final int period;
    private int count;
    private double value;

    /**
     * An average of nothing yet.
     *
     * @param period at least 1
     */
    public Ema(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("period must be at least 1, is " + period);
        }
        this.period = period;
    }

    /**
     * Adds a value.
     *
     * @param x finite
     */
    public void update(double x) {
        if (count < period) {
            count++;
            value += (x - value) / count;
        } else {
            value += (x - value) * 2 / (period + 1);
        }
    }

    /** The average, NaN before {@code period} values. */
    public double value() {
        return count < period ? Double.NaN : value;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeDouble(value);
    }

    void readFrom(DataInput in) throws IOException {
        count = in.readInt();
        value = in.readDouble();
    }
}
