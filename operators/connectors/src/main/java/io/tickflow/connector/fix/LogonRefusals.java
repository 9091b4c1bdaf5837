package io.tickflow.connector.fix;

import java.time.InstantSource;

/**
 * Refused logons in a row, each of which doubles the pause before the next up to a bound. A broker
 * counts them, and may lock the account. Thread-safe.
 */
final class LogonRefusals {

    private static final long MILLIS_PER_SECOND = 1_000;

    private final int firstSeconds;
    private final int secondsMax;
    private final InstantSource clock;
    private int pauseSeconds;
    private long notBeforeMillis;

    /** Creates a counter at zero; pauses in seconds. */
    LogonRefusals(int firstSeconds, int secondsMax, InstantSource clock) {
        this.firstSeconds = firstSeconds;
        this.secondsMax = Math.max(firstSeconds, secondsMax);
        this.clock = clock;
    }

    /** Notes a refusal and returns the pause in seconds. */
    synchronized int refused() {
        pauseSeconds =
                pauseSeconds == 0 ? firstSeconds : (int) Math.min(2L * pauseSeconds, secondsMax);
        notBeforeMillis = clock.millis() + pauseSeconds * MILLIS_PER_SECOND;
        return pauseSeconds;
    }

    /** Forgets the refusals, as the broker took a logon. */
    synchronized void accepted() {
        pauseSeconds = 0;
        notBeforeMillis = 0;
    }

    /** True unless a pause goes on. */
    synchronized boolean mayLogOn() {
        return clock.millis() >= notBeforeMillis;
    }
}
