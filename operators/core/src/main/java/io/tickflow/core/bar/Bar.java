package io.tickflow.core.bar;

/**
 * A closed bar of mid prices.
 *
 * @param timeframe its length
 * @param startMillis UTC epoch milliseconds, inside the bar
 * @param open first mid
 * @param high highest mid
 * @param low lowest mid
 * @param close last mid
 * @param ticks accepted ticks in it, at least one
 */
public record Bar(
        Timeframe timeframe,
        long startMillis,
        double open,
        double high,
        double low,
        double close,
        int ticks) {}
