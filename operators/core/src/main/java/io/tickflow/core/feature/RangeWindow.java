package io.tickflow.core.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Highest minus lowest value in the last {@code buckets} intervals of {@code bucketMillis}, aligned
 * to the epoch. A value counts as long as it is held, so an interval without a tick has the value
 * that was held through it. Created with the first value.
 */
final class RangeWindow {

    private final long bucketMillis;
    private final double[] highs;
    private final double[] lows;
    private long newest;

    RangeWindow(long bucketMillis, int buckets) {
        this.bucketMillis = bucketMillis;
        this.highs = new double[buckets];
        this.lows = new double[buckets];
    }

    /** Begins with {@code value}, as if it had been held before. */
    void start(long millis, double value) {
        newest = millis / bucketMillis;
        Arrays.fill(highs, value);
        Arrays.fill(lows, value);
    }

    /** Moves on to {@code millis}: {@code held} was the value until now, {@code value} follows. */
    void add(long millis, double held, double value) {
        long bucket = millis / bucketMillis;
        long oldestToFill = StrictMath.max(newest + 1, bucket - highs.length + 1);
        for (long passed = oldestToFill; passed <= bucket; passed++) {
            int slot = slotOf(passed);
            highs[slot] = held;
            lows[slot] = held;
        }
        newest = bucket;
        int slot = slotOf(bucket);
        highs[slot] = StrictMath.max(highs[slot], value);
        lows[slot] = StrictMath.min(lows[slot], value);
    }

    double range() {
        double high = highs[0];
        double low = lows[0];
        for (int i = 1; i < highs.length; i++) {
            high = StrictMath.max(high, highs[i]);
            low = StrictMath.min(low, lows[i]);
        }
        return high - low;
    }

    private int slotOf(long bucket) {
        return (int) (bucket % highs.length);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (int i = 0; i < highs.length; i++) {
            out.writeDouble(highs[i]);
            out.writeDouble(lows[i]);
        }
    }

    void readFrom(DataInput in) throws IOException {
        newest = in.readLong();
        for (int i = 0; i < highs.length; i++) {
            highs[i] = in.readDouble();
            lows[i] = in.readDouble();
        }
    }
}
