package io.tickflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Wilder's average (New Concepts in Technical Trading Systems, 1978): {@code avg += (x - avg) /
 * period}, seeded with the plain mean of the first {@code period} values. O(1). Not thread-safe.
 */
final class WilderAverage {

    private final int period;
    private int count;
    private double value;

    /** Starts empty; seeded by {@code period} values, at least 1. */
    WilderAverage(int period) {
        this.period = period;
    }

    /** Adds a finite value. */
    void add(double x) {
        value = next(x);
        count = StrictMath.min(count + 1, period);
    }

    boolean isStarted() {
        return count == period;
    }

    /** Current average, NaN before {@code period} values. */
    double average() {
        return count < period ? Double.NaN : value;
    }

    /** Computes {@link #average} as if {@code x} were added. */
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
