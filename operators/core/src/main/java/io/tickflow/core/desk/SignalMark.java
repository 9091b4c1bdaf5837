package io.tickflow.core.desk;

/**
 * A signal that has its terminal state or its verdict.
 *
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC market time, epoch milliseconds
 */
public record SignalMark(String symbol, long eventTimeMillis) {}
