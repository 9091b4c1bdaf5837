package io.tickflow.core.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Number of events in the last {@code buckets} intervals of {@code bucketMillis}, aligned to the
 * epoch; the newest is still filling, so the window is up to one bucket shorter than its name. Its
 * size does not depend on how many events there are.
 */
final class CountWindow {

    private final long bucketMillis;
    private final int[] counts;
    private long newest;
    private int total;

    CountWindow(long bucketMillis, int buckets) {
        this.bucketMillis = bucketMillis;
        this.counts = new int[buckets];
    }

    /** Moves on to {@code millis}, not before the last, and counts {@code events} there. */
    void add(long millis, int events) {
        long bucket = millis / bucketMillis;
        if (bucket - newest >= counts.length) {
            Arrays.fill(counts, 0);
            total = 0;
        } else {
            for (long passed = newest + 1; passed <= bucket; passed++) {
                int slot = slotOf(passed);
                total -= counts[slot];
                counts[slot] = 0;
            }
        }
        newest = bucket;
        counts[slotOf(bucket)] += events;
        total += events;
    }

    int total() {
        return total;
    }

    private int slotOf(long bucket) {
        return (int) (bucket % counts.length);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (int count : counts) {
            out.writeInt(count);
        }
    }

    void readFrom(DataInput in) throws IOException {
        newest = in.readLong();
        total = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readInt();
            total += counts[i];
        }
    }
}
