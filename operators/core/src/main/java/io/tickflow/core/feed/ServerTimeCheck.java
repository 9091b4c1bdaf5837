package io.tickflow.core.feed;

/**
 * Whether the running feed of one symbol contradicts its server-time rule: a rule that is wrong is
 * wrong by whole hours, and then no tick comes close to the time at which Kafka took it. Decides
 * from the numbers it is given alone. A few bytes. Not thread-safe.
 *
 * <p>It judges windows of {@value #WINDOW_TICKS} ticks by the one in each whose event time is
 * closest to its append time, so a feed that is late now and then contradicts nothing, and neither
 * does a replay of ticks of another day. Ticks that are exactly some whole hours late, replayed or
 * held back, look the same as a wrong rule.
 */
public final class ServerTimeCheck {

    /** Ticks that are judged together. */
    static final int WINDOW_TICKS = 200;

    private static final long HOUR_MILLIS = 3_600_000;
    private static final long TOLERANCE_MILLIS = 300_000;
    private static final int HOURS_MAX = 14;

    private int ticks;
    private long closestLagMillis;
    private int hours;

    /** A check that has seen nothing and doubts nothing. */
    public ServerTimeCheck() {}

    /**
     * Takes in the next tick.
     *
     * @param eventTimeMillis its time by the rule in use, UTC epoch milliseconds
     * @param appendTimeMillis timestamp of its Kafka record, UTC epoch milliseconds
     * @return hours, -14 to 14 and not 0, by which the server's clock is ahead of what the rule
     *     says (an offset of +01:00 that should be +03:00 gives 2), with the tick that completes
     *     the first window that says so; 0 with every other tick. A window that says something
     *     else, nothing included, ends what was said before it
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
