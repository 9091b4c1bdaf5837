package io.tickflow.core.feed;

/**
 * Check of a live feed against its server-time rule, for one symbol. A wrong rule is wrong by whole
 * hours, so that no tick is close to its Kafka timestamp. Decides from its arguments alone. Holds a
 * few bytes. Not thread-safe.
 *
 * <p>Each window of {@value #WINDOW_TICKS} ticks is judged by the tick closest to its append time.
 * A feed that is late now and then therefore passes, and so does a replay of another day. Ticks
 * that are late by exactly whole hours, replayed or held back, cannot be told from a wrong rule.
 */
public final class ServerTimeCheck {

    /** Number of ticks judged together. */
    static final int WINDOW_TICKS = 200;

    private static final long HOUR_MILLIS = 3_600_000;
    private static final long TOLERANCE_MILLIS = 300_000;
    private static final int HOURS_MAX = 14;

    private int ticks;
    private long closestLagMillis;
    private int hours;

    /** Creates a check without history. */
    public ServerTimeCheck() {}

    /**
     * Adds the next tick.
     *
     * @param eventTimeMillis time of the tick by the rule in use, UTC epoch milliseconds
     * @param appendTimeMillis timestamp of its Kafka record, UTC epoch milliseconds
     * @return hours by which the server's clock is ahead of the rule, -14 to 14 and not 0 (an
     *     offset of +01:00 that should be +03:00 gives 2), at the tick that completes the first
     *     window with this result; 0 at every other tick. A window with another result, or none,
     *     resets the result
     */
    public int add(long eventTimeMillis, long appendTimeMillis) {
        long lagMillis = appendTimeMillis - eventTimeMillis;
        if (ticks == 0 || Math.abs(lagMillis) < Math.abs(closestLagMillis)) {
            closestLagMillis = lagMillis;
        }
        ticks++;
        if (ticks < WINDOW_TICKS) {
            return 0;
        }
        ticks = 0;
        int found = hoursAhead(closestLagMillis);
        boolean news = found != hours;
        hours = found;
        return news ? found : 0;
    }

    private static int hoursAhead(long lagMillis) {
        long rounded = Math.floorDiv(lagMillis + HOUR_MILLIS / 2, HOUR_MILLIS);
        boolean whole = Math.abs(lagMillis - rounded * HOUR_MILLIS) <= TOLERANCE_MILLIS;
        return whole && Math.abs(rounded) <= HOURS_MAX ? (int) -rounded : 0;
    }
}
