package io.tickflow.core.desk.store;

/**
 * Id of a value that is kept for as long as there is room.
 *
 * @param id decision
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC market time of the decision, epoch milliseconds
 */
public record RecentId(String id, String symbol, long eventTimeMillis) {}
