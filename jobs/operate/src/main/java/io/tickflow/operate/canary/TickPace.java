package io.tickflow.operate.canary;

/** Tick times of decisions against the times of their records, extrapolated. Not thread-safe. */
final class TickPace {

    /** A live feed; a pause does not slow it down. */
    private static final double LIVE = 1;

    private boolean empty = true;
    private long firstTickMillis;
    private long firstAppendMillis;
    private long lastTickMillis;
    private long lastAppendMillis;

    /** Adds a decision. */
    void add(long tickMillis, long appendMillis) {
        if (empty || appendMillis < firstAppendMillis) {
            firstTickMillis = tickMillis;
            firstAppendMillis = appendMillis;
        }
        if (empty || appendMillis > lastAppendMillis) {
            lastAppendMillis = appendMillis;
        }
        lastTickMillis = empty ? tickMillis : Math.max(lastTickMillis, tickMillis);
        empty = false;
    }

    /** Tick time at a time of the clock; that time without any decision. */
    long tickMillisAt(long clockMillis) {
        if (empty) {
            return clockMillis;
        }
        long tookMillis = lastAppendMillis - firstAppendMillis;
        double pace =
                tookMillis == 0
                        ? LIVE
                        : Math.max(LIVE, (double) (lastTickMillis - firstTickMillis) / tookMillis);
        return lastTickMillis + (long) (pace * Math.max(0, clockMillis - lastAppendMillis));
    }
}
