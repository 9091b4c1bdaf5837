package io.tickflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Wilder's average (New Concepts in Technical Trading Systems, 1978): {@code avg += (x - avg) /
 * period}, started with the plain mean of the first {@code period} values. O(1). Not thread-safe.
 */
final class WilderAverage {

    private final int period;
    private int count;
    private double value;

    /** An average of nothing yet, started by at least 1 value. */
    WilderAverage(int period) {
        this.period = period;
    }

    /** Adds a value, finite. */
    void add(double x) {
        value = next(x);
        count = StrictMath.min(count + 1, period);
    }

    boolean isStarted() {
        return count == period;
    }

    /** The average, NaN before {@code period} values. */
    double average() {
        return count < period ? Double.NaN : value;
    }

    /** What {@link #average} would be after {@code x}. */
    double averageWith(double x) {
        return count + 1 < period ? Double.NaN : next(x);
    }

    private double next(double x) {
        return value + (x - value) / StrictMath.min(count + 1, period);
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
