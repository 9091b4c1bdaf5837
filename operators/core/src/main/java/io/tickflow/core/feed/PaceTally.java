package io.tickflow.core.feed;

/** Collects how densely ticks come. Not thread-safe. */
final class PaceTally {

    private static final long SECOND_MILLIS = 1_000;

    private long ticks;
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;
    private long second = Long.MIN_VALUE;
    private long ticksOfSecond;
    private long busiestSecond;
    private long busiestTicks;

    void add(long millis) {
        ticks++;
        firstMillis = Math.min(firstMillis, millis);
        lastMillis = Math.max(lastMillis, millis);
        long now = Math.floorDiv(millis, SECOND_MILLIS);
        if (now != second) {
            second = now;
            ticksOfSecond = 0;
        }
        if (++ticksOfSecond > busiestTicks) {
            busiestTicks = ticksOfSecond;
            busiestSecond = second;
        }
    }

    /** The figures; {@code idleMillis} of the time do not count. */
    Pace pace(long idleMillis) {
        if (ticks == 0) {
            return new Pace(0, 0, 0, 0, 0);
        }
        long millis = lastMillis - firstMillis - idleMillis;
        return new Pace(
                firstMillis,
                lastMillis,
                millis <= 0 ? 0 : (ticks - 1) * (double) SECOND_MILLIS / millis,
                busiestSecond * SECOND_MILLIS,
                busiestTicks);
    }
}
