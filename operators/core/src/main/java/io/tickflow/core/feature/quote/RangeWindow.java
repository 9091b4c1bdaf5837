package io.tickflow.core.feature.quote;

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

    /** Of the newest interval: its start, and its place. */
    private long newestMillis;

    private int newestSlot;

    /** Of all intervals but the newest: no state, it follows from them. */
    private double highBefore;

    private double lowBefore;

    RangeWindow(long bucketMillis, int buckets) {
        this.bucketMillis = bucketMillis;
        this.highs = new double[buckets];
        this.lows = new double[buckets];
    }

    /** Begins with {@code value}, as if it had been held before. */
    void start(long millis, double value) {
        setNewest(millis / bucketMillis);
        Arrays.fill(highs, value);
        Arrays.fill(lows, value);
        takeBefore();
    }

    /** Moves on to {@code millis}: {@code held} was the value until now, {@code value} follows. */
    void add(long millis, double held, double value) {
        if (millis - newestMillis >= bucketMillis) {
            moveTo(millis / bucketMillis, held);
        }
        highs[newestSlot] = StrictMath.max(highs[newestSlot], value);
        lows[newestSlot] = StrictMath.min(lows[newestSlot], value);
    }

    private void moveTo(long bucket, double held) {
        if (bucket - newest >= highs.length) {
            Arrays.fill(highs, held);
            Arrays.fill(lows, held);
        } else {
            int slot = newestSlot;
            for (long passed = newest + 1; passed <= bucket; passed++) {
                slot = slot + 1 == highs.length ? 0 : slot + 1;
                highs[slot] = held;
                lows[slot] = held;
            }
        }
        setNewest(bucket);
        takeBefore();
    }

    private void setNewest(long bucket) {
        newest = bucket;
        newestMillis = bucket * bucketMillis;
        newestSlot = (int) (bucket % highs.length);
    }

    private void takeBefore() {
        highBefore = Double.NEGATIVE_INFINITY;
        lowBefore = Double.POSITIVE_INFINITY;
        for (int i = 0; i < highs.length; i++) {
            if (i != newestSlot) {
                highBefore = StrictMath.max(highBefore, highs[i]);
                lowBefore = StrictMath.min(lowBefore, lows[i]);
            }
        }
    }

    double range() {
        return StrictMath.max(highBefore, highs[newestSlot])
                - StrictMath.min(lowBefore, lows[newestSlot]);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (int i = 0; i < highs.length; i++) {
            out.writeDouble(highs[i]);
            out.writeDouble(lows[i]);
        }
    }

    void readFrom(DataInput in) throws IOException {
        setNewest(in.readLong());
        for (int i = 0; i < highs.length; i++) {
            highs[i] = in.readDouble();
            lows[i] = in.readDouble();
        }
        takeBefore();
    }
}
