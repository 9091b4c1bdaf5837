package io.tickflow.core.feed;

/**
 * Period without ticks.
 *
 * @param startServerLocalMillis time of the last tick before it on the server's clock read as UTC,
 *     epoch milliseconds
 * @param endServerLocalMillis time of the first tick after it, same clock
 */
public record Silence(long startServerLocalMillis, long endServerLocalMillis) {

    /** Length in milliseconds. */
    public long millis() {
        return endServerLocalMillis - startServerLocalMillis;
    }
}
