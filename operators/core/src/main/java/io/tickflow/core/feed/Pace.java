package io.tickflow.core.feed;

/**
 * When a symbol's ticks came and how densely. All times are of the server's clock counted as if it
 * were UTC, in epoch milliseconds.
 *
 * @param firstServerLocalMillis earliest tick
 * @param lastServerLocalMillis latest tick
 * @param ticksPerSecondMean over the time between both, silences of more than a day left out; 0 if
 *     there is no such time
 * @param busiestSecondServerLocalMillis start of the second with the most ticks in a row, the first
 *     of them if there are several
 * @param busiestSecondTicks ticks of it, up to the first one of another second
 */
public record Pace(
        long firstServerLocalMillis,
        long lastServerLocalMillis,
        double ticksPerSecondMean,
        long busiestSecondServerLocalMillis,
        long busiestSecondTicks) {}
