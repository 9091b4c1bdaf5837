package io.tickflow.core.feed;

/**
 * Times and rate of a symbol's ticks. All times are on the server's clock read as UTC, epoch
 * milliseconds.
 *
 * @param firstServerLocalMillis time of the earliest tick
 * @param lastServerLocalMillis time of the latest tick
 * @param ticksPerSecondMean mean rate between both, excluding silences of more than a day; 0 if no
 *     time remains
 * @param busiestSecondServerLocalMillis start of the second with the most consecutive ticks, the
 *     first among equals
 * @param busiestSecondTicks consecutive ticks of that second
 */
public record TickRate(
        long firstServerLocalMillis,
        long lastServerLocalMillis,
        double ticksPerSecondMean,
        long busiestSecondServerLocalMillis,
        long busiestSecondTicks) {}
