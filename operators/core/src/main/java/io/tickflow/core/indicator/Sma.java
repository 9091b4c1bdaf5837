package io.tickflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Simple moving average: the mean of the last {@code period} values. In the unit of its input,
 * within the range of its input. First valid index (from 0): {@code period - 1}; NaN before. The
 * sum is taken afresh from the ring at each update, so no rounding error builds up; the cost is
 * {@code period} additions, whatever was seen before. Not thread-safe.
 */
public final class Sma {

    private final double[] ring;
    private int count;
    private int next;
    private double mean = Double.NaN;

    /**
     * An average of nothing yet.
     *
     * @param period at least 1
     */
    public Sma(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("period must be at least 1, is " + period);
        }
        this.ring = new double[period];
    }

    /**
     * Adds a value.
     *
     * @param x finite
     */
    public void update(double x) {
        ring[next] = x;
        next = (next + 1) % ring.length;
        count = StrictMath.min(count + 1, ring.length);
        mean = meanOfRing();
    }

    /** The average, NaN before {@code period} values. */
    public double value() {
        return mean;
    }

    /** Population standard deviation of the same values around {@link #value()}, NaN as it is. */
    double deviation() {
        double squares = 0;
        for (double x : ring) {
            double distance = x - mean;
            squares += distance * distance;
        }
        return StrictMath.sqrt(squares / ring.length);
    }

    private double meanOfRing() {
        if (count < ring.length) {
            return Double.NaN;
        }
        // Distances from one of the values: equal values then have exactly themselves as mean.
        double origin = ring[0];
        double sum = 0;
        for (double x : ring) {
            sum += x - origin;
        }
        return origin + sum / ring.length;
    }

    void write(DataOutput out) throws IOException {
        for (double x : ring) {
            out.writeDouble(x);
        }
        out.writeInt(count);
        out.writeInt(next);
    }

    void readFrom(DataInput in) throws IOException {
        for (int i = 0; i < ring.length; i++) {
            ring[i] = in.readDouble();
        }
        count = in.readInt();
        next = in.readInt();
        mean = meanOfRing();
    }
}
