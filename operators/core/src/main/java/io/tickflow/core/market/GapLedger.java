package io.tickflow.core.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/**
 * Ledger of the silences of one symbol: gaps of a minute or more between accepted ticks, by event
 * time. Keeps count and total of all gaps, the longest, and the last eight; constant memory. A step
 * back in time corrects a wrong clock and is not a gap; the gap caused by the wrong clock stays
 * counted. Not thread-safe.
 */
public final class GapLedger {

    /** Silence that counts as a gap, in milliseconds. */
    public static final long GAP_MILLIS = 60_000;

    /** Number of recent gaps kept in detail. */
    public static final int RECENT_MAX = 8;

    /** Start of gap n, from 0, at index n modulo the length. */
    private final long[] recentStartMillis = new long[RECENT_MAX];

    private final long[] recentMillis = new long[RECENT_MAX];

    /** Time of the last tick; 0 before the first. */
    private long lastMillis;

    private long count;
    private long totalMillis;
    private long longestStartMillis;
    private long longestMillis;

    /** Creates an empty ledger. */
    public GapLedger() {}

    /**
     * Adds the time of an accepted tick, epoch milliseconds.
     *
     * @return true if the tick ended a gap
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

    /** Total length of all gaps in milliseconds. */
    public long totalMillis() {
        return totalMillis;
    }

    /**
     * Time of the last tick before the longest gap, epoch milliseconds; the earliest of equal gaps,
     * 0 without gaps.
     */
    public long longestStartMillis() {
        return longestStartMillis;
    }

    /** Length of the longest gap in milliseconds; 0 without gaps. */
    public long longestMillis() {
        return longestMillis;
    }

    /** Number of gaps available from {@link #recentMillis}, 0 to 8. */
    public int recentCount() {
        return (int) StrictMath.min(count, RECENT_MAX);
    }

    /**
     * Time of the last tick before a recent gap, epoch milliseconds.
     *
     * @param back 0 for the newest, less than {@link #recentCount()}
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public long recentStartMillis(int back) {
        return recentStartMillis[slotOf(back)];
    }

    /**
     * Length of a recent gap in milliseconds.
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

    /** Writes the complete state in a fixed layout of 168 bytes. */
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

    /** Restores state written by {@link #write}. */
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
