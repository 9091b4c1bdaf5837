package io.tickflow.core.feed;

/** Collects {@link TickRate}. Not thread-safe. */
final class TickRateTally {

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

    /** Computes the figures, excluding {@code idleMillis} from the time. */
    TickRate rate(long idleMillis) {
        if (ticks == 0) {
            return new TickRate(0, 0, 0, 0, 0);
        }
        long millis = lastMillis - firstMillis - idleMillis;
        return new TickRate(
                firstMillis,
                lastMillis,
                millis <= 0 ? 0 : (ticks - 1) * (double) SECOND_MILLIS / millis,
                busiestSecond * SECOND_MILLIS,
                busiestTicks);
    }
}
