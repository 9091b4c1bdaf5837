package io.tickflow.core.feature.quote;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Numbers of events of some kinds in the last {@code buckets} intervals of {@code bucketMillis},
 * aligned to the epoch; the newest is still filling, so the window is up to one bucket shorter than
 * its name. Its size does not depend on how many events there are. What a tick needs of all kinds
 * lies beside each other.
 */
final class CountWindows {

    private final long bucketMillis;
    private final int buckets;
    private final int kinds;

    /** The total of each kind, and then bucket by bucket the counts of each kind. */
    private final int[] counts;

    private long newest;

    /** Of the newest bucket: its start, and where its counts stand. */
    private long newestMillis;

    private int newestAt;

    CountWindows(long bucketMillis, int buckets, int kinds) {
        this.bucketMillis = bucketMillis;
        this.buckets = buckets;
        this.kinds = kinds;
        this.counts = new int[(1 + buckets) * kinds];
        setNewest(0);
    }

    /** Moves on to {@code millis}, not before the last. */
    void advance(long millis) {
        if (millis - newestMillis >= bucketMillis) {
            moveTo(millis / bucketMillis);
        }
    }

    /** An event of a kind, from 0, at the time that was moved on to. */
    void count(int kind) {
        counts[newestAt + kind]++;
        counts[kind]++;
    }

    /**
     * Divisions are what this would cost at each tick; so they are left to the first of a bucket.
     */
    private void moveTo(long bucket) {
        if (bucket - newest >= buckets) {
            Arrays.fill(counts, 0);
        } else {
            int at = newestAt;
            for (long passed = newest + 1; passed <= bucket; passed++) {
                at = at + kinds == counts.length ? kinds : at + kinds;
                for (int kind = 0; kind < kinds; kind++) {
                    counts[kind] -= counts[at + kind];
                    counts[at + kind] = 0;
                }
            }
        }
        setNewest(bucket);
    }

    private void setNewest(long bucket) {
        newest = bucket;
        newestMillis = bucket * bucketMillis;
        newestAt = at((int) (bucket % buckets));
    }

    private int at(int slot) {
        return (1 + slot) * kinds;
    }

    int total(int kind) {
        return counts[kind];
    }

    /** (total of one - total of other) / (both); 0 if there is neither. */
    double imbalance(int one, int other) {
        int both = counts[one] + counts[other];
        return both == 0 ? 0 : (counts[one] - counts[other]) / (double) both;
    }

    /** A kind as a window of its own. */
    void write(int kind, DataOutput out) throws IOException {
        out.writeLong(newest);
        for (int slot = 0; slot < buckets; slot++) {
            out.writeInt(counts[at(slot) + kind]);
        }
    }

    /** Reads what {@link #write} of the same kind wrote. */
    void readFrom(int kind, DataInput in) throws IOException {
        setNewest(in.readLong());
        counts[kind] = 0;
        for (int slot = 0; slot < buckets; slot++) {
            int count = in.readInt();
            counts[at(slot) + kind] = count;
            counts[kind] += count;
        }
    }
}
