package io.tickflow.core.feature.store;

import io.tickflow.core.market.Tick;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Trades of one symbol in the last {@value #BUCKETS} intervals of a twentieth of a length, aligned
 * to the epoch. The newest interval is incomplete, so the window is up to a twentieth shorter than
 * its length. Sums are taken from the oldest interval to the newest each time they are read, so
 * that equal trades give equal bits wherever the series started. A tick of an earlier interval,
 * after a wrong clock was taken back, starts afresh. Not thread-safe.
 */
public final class TradeWindow {

    static final int BUCKETS = 20;

    /** Places of the sums over the trades of an interval. */
    static final int TRADES = 0;

    static final int BUYS = 1;
    static final int SELLS = 2;
    static final int VOLUME = 3;
    static final int BOUGHT = 4;
    static final int SOLD = 5;

    /** Price times volume. */
    static final int VALUE = 6;

    private static final int SUMS = 7;
    private static final long NEVER = Long.MIN_VALUE;

    private final long bucketMillis;
    private final double[] sums = new double[BUCKETS * SUMS];
    private long newest = NEVER;
    private long sinceMillis;

    /**
     * Creates an empty window.
     *
     * @param lengthMillis multiple of 1,000
     */
    TradeWindow(long lengthMillis) {
        this.bucketMillis = lengthMillis / BUCKETS;
    }

    /** Moves on to an accepted tick, and counts its trade if it has one. */
    void add(Tick tick) {
        long bucket = StrictMath.floorDiv(tick.eventTimeMillis(), bucketMillis);
        if (newest == NEVER || bucket < newest) {
            Arrays.fill(sums, 0);
            newest = bucket;
            sinceMillis = tick.eventTimeMillis();
        }
        moveTo(bucket);
        if (tick.isTrade()) {
            count(at(bucket), tick);
        }
    }

    private void moveTo(long bucket) {
        if (bucket - newest >= BUCKETS) {
            Arrays.fill(sums, 0);
        } else {
            for (long passed = newest + 1; passed <= bucket; passed++) {
                Arrays.fill(sums, at(passed), at(passed) + SUMS, 0);
            }
        }
        newest = bucket;
    }

    private void count(int at, Tick tick) {
        double volume = tick.tradedVolume();
        sums[at + TRADES]++;
        sums[at + VOLUME] += volume;
        sums[at + VALUE] += tick.last() * volume;
        int sign = tick.tradeSign();
        if (sign > 0) {
            sums[at + BUYS]++;
            sums[at + BOUGHT] += volume;
        } else if (sign < 0) {
            sums[at + SELLS]++;
            sums[at + SOLD] += volume;
        }
    }

    private static int at(long bucket) {
        return (int) StrictMath.floorMod(bucket, (long) BUCKETS) * SUMS;
    }

    /** Sum of a place as of the last tick. */
    double total(int sum) {
        double total = 0;
        for (long bucket = newest - BUCKETS + 1; bucket <= newest; bucket++) {
            total += sums[at(bucket) + sum];
        }
        return total;
    }

    /** Length in seconds. */
    double seconds() {
        return bucketMillis * BUCKETS / 1e3;
    }

    /** Returns true if the series started before all of the window. */
    public boolean isSettled() {
        return newest != NEVER && (newest - BUCKETS + 1) * bucketMillis >= sinceMillis;
    }

    /** Writes all of it. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(newest);
        out.writeLong(sinceMillis);
        for (double sum : sums) {
            out.writeDouble(sum);
        }
    }

    /** Reads what {@link #write} wrote. */
    public void readFrom(DataInput in) throws IOException {
        newest = in.readLong();
        sinceMillis = in.readLong();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = in.readDouble();
        }
    }
}
