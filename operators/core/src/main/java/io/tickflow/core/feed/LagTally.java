package io.tickflow.core.feed;

import java.util.Arrays;

/** Collects {@link AppendLag}. Not thread-safe. */
final class LagTally {

    private static final long MINUTE_MILLIS = 60_000;
    private static final int NEAR_MINUTES = 5;

    /** Counts of ticks by whole minutes of lag above the smallest. */
    private final long[] near = new long[NEAR_MINUTES];

    private long ticks;
    private long smallestMillis;
    private long largestMillis;

    void add(long lagMillis) {
        long minute = Math.floorDiv(lagMillis, MINUTE_MILLIS);
        if (ticks == 0) {
            smallestMillis = lagMillis;
            largestMillis = lagMillis;
        } else if (lagMillis < smallestMillis) {
            moveAwayBy(Math.floorDiv(smallestMillis, MINUTE_MILLIS) - minute);
            smallestMillis = lagMillis;
        }
        largestMillis = Math.max(largestMillis, lagMillis);
        ticks++;
        long above = minute - Math.floorDiv(smallestMillis, MINUTE_MILLIS);
        if (above < NEAR_MINUTES) {
            near[(int) above]++;
        }
    }

    /** Shifts all counts after the smallest lag has fallen by some minutes. */
    private void moveAwayBy(long minutes) {
        int shift = (int) Math.min(minutes, NEAR_MINUTES);
        System.arraycopy(near, 0, near, shift, NEAR_MINUTES - shift);
        Arrays.fill(near, 0, shift, 0);
    }

    AppendLag lag() {
        return new AppendLag(ticks, smallestMillis, largestMillis, Arrays.stream(near).sum());
    }
}
