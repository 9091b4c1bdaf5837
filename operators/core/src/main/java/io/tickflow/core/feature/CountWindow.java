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

    /** Of the newest bucket: its start, and its place. */
    private long newestMillis;

    private int newestSlot;
    private int total;

    CountWindow(long bucketMillis, int buckets) {
        this.bucketMillis = bucketMillis;
        this.counts = new int[buckets];
    }

    /** Moves on to {@code millis}, not before the last, and counts {@code events} there. */
    void add(long millis, int events) {
        if (millis - newestMillis >= bucketMillis) {
            moveTo(millis / bucketMillis);
        }
        counts[newestSlot] += events;
        total += events;
    }

    /**
     * Divisions are what this would cost at each tick; so they are left to the first of a bucket.
     */
    private void moveTo(long bucket) {
        if (bucket - newest >= counts.length) {
            Arrays.fill(counts, 0);
            total = 0;
        } else {
            int slot = newestSlot;
            for (long passed = newest + 1; passed <= bucket; passed++) {
                slot = slot + 1 == counts.length ? 0 : slot + 1;
                total -= counts[slot];
                counts[slot] = 0;
            }
        }
        setNewest(bucket);
    }

    private void setNewest(long bucket) {
        newest = bucket;
        newestMillis = bucket * bucketMillis;
        newestSlot = (int) (bucket % counts.length);
    }

    int total() {
        return total;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        for (int count : counts) {
            out.writeInt(count);
        }
    }

    void readFrom(DataInput in) throws IOException {
        setNewest(in.readLong());
        total = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readInt();
            total += counts[i];
        }
    }
}
