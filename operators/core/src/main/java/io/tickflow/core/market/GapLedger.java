package io.tickflow.core.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/**
 * The silences of one symbol: gaps of a minute or more between accepted ticks, by event time. Keeps
 * count and total of all, the longest, and the last eight; constant memory. A step back in time,
 * which is a wrong clock taken back, is no gap; the gap that the wrong clock made before stays
 * counted. Not thread-safe.
 */
public final class GapLedger {

    /** Silence that counts as a gap, in milliseconds. */
    public static final long GAP_MILLIS = 60_000;

    /** Number of gaps that are remembered one by one. */
    public static final int RECENT_MAX = 8;

    /** Gap n, from 0, stands at n modulo the length. */
    private final long[] recentStartMillis = new long[RECENT_MAX];

    private final long[] recentMillis = new long[RECENT_MAX];

    /** 0 before the first tick. */
    private long lastMillis;

    private long count;
    private long totalMillis;
    private long longestStartMillis;
    private long longestMillis;

    /** A ledger of a symbol that has had no tick yet. */
    public GapLedger() {}

    /**
     * Takes in the time of an accepted tick, epoch milliseconds.
     *
     * @return whether it ended a gap
     */
    public boolean add(long eventTimeMillis) {
        long silentMillis = lastMillis == 0 ? 0 : eventTimeMillis - lastMillis;
        boolean endsGap = silentMillis >= GAP_MILLIS;
        if (endsGap) {
            enter(lastMillis, silentMillis);
        }
        lastMillis = eventTimeMillis;
        return endsGap;
    }

    private void enter(long startMillis, long silentMillis) {
        int slot = (int) (count % RECENT_MAX);
        recentStartMillis[slot] = startMillis;
        recentMillis[slot] = silentMillis;
        count++;
        totalMillis += silentMillis;
        if (silentMillis > longestMillis) {
            longestStartMillis = startMillis;
            longestMillis = silentMillis;
        }
    }

    /** Number of gaps so far. */
    public long count() {
        return count;
    }

    /** Length of all gaps together, in milliseconds. */
    public long totalMillis() {
        return totalMillis;
    }

    /** Last tick before the longest gap, the first of equals, epoch milliseconds; 0 if none. */
    public long longestStartMillis() {
        return longestStartMillis;
    }

    /** Length of the longest gap in milliseconds; 0 if there was none. */
    public long longestMillis() {
        return longestMillis;
    }

    /** Number of gaps that {@link #recentMillis} knows, 0 to 8. */
    public int recentCount() {
        return (int) StrictMath.min(count, RECENT_MAX);
    }

    /**
     * Last tick before one of the last gaps, epoch milliseconds.
     *
     * @param back 0 for the newest, less than {@link #recentCount()}
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public long recentStartMillis(int back) {
        return recentStartMillis[slotOf(back)];
    }

    /**
     * Length of one of the last gaps in milliseconds.
     *
     * @param back 0 for the newest, less than {@link #recentCount()}
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public long recentMillis(int back) {
        return recentMillis[slotOf(back)];
    }

    private int slotOf(int back) {
        if (back < 0 || back >= recentCount()) {
            throw new IndexOutOfBoundsException(
                    "gap %d of the last %d".formatted(back, recentCount()));
        }
        return (int) ((count - 1 - back) % RECENT_MAX);
    }

    @Override
    public String toString() {
        if (count == 0) {
            return "GapLedger[no gap]";
        }
        return "GapLedger[%d gaps, %d ms in all, longest %d ms from %s, newest %d ms from %s]"
                .formatted(
                        count,
                        totalMillis,
                        longestMillis,
                        Instant.ofEpochMilli(longestStartMillis),
                        recentMillis(0),
                        Instant.ofEpochMilli(recentStartMillis(0)));
    }

    /** Writes the whole of it, in a fixed layout of 168 bytes. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(lastMillis);
        out.writeLong(count);
        out.writeLong(totalMillis);
        out.writeLong(longestStartMillis);
        out.writeLong(longestMillis);
        for (int i = 0; i < RECENT_MAX; i++) {
            out.writeLong(recentStartMillis[i]);
            out.writeLong(recentMillis[i]);
        }
    }

    /** Becomes what {@link #write} wrote. */
    public void readFrom(DataInput in) throws IOException {
        lastMillis = in.readLong();
        count = in.readLong();
        totalMillis = in.readLong();
        longestStartMillis = in.readLong();
        longestMillis = in.readLong();
        for (int i = 0; i < RECENT_MAX; i++) {
            recentStartMillis[i] = in.readLong();
            recentMillis[i] = in.readLong();
        }
    }
}
