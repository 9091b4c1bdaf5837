package io.tickflow.ticks;

/**
 * Tick of a file.
 *
 * @param line number of its line or row in the file, from 1
 * @param serverLocalMillis date and time of the file's clock counted as if they were UTC, in epoch
 *     milliseconds. The file's clock is the broker's server's unless {@link Reading#clock} says
 *     otherwise.
 * @param bid price; NaN before the first one
 * @param ask price; NaN before the first one
 * @param last price of the last trade; NaN before the first one
 * @param volume 0 if blank
 * @param flags MqlTick flag bits; 0 if blank
 */
public record TickRow(
        long line,
        long serverLocalMillis,
        double bid,
        double ask,
        double last,
        double volume,
        int flags) {}
