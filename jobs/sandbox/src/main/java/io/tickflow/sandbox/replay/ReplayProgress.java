package io.tickflow.sandbox.replay;

import java.time.Duration;

/**
 * Progress of a replay.
 *
 * @param published ticks so far
 * @param fraction of the lines from the first published one on, 0 to 1
 * @param serverLocalMillis time of the last tick on the server's clock, as epoch milliseconds
 * @param elapsed since the first tick
 */
public record ReplayProgress(
        long published, double fraction, long serverLocalMillis, Duration elapsed) {}
