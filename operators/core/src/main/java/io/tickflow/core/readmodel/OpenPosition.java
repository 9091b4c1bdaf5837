package io.tickflow.core.readmodel;

/**
 * An open position.
 *
 * @param quantity positive if bought, negative if sold, units
 * @param sinceMillis append time of its first fill, epoch milliseconds
 */
public record OpenPosition(String account, String symbol, double quantity, long sinceMillis) {}
