package io.tickflow.core.feed;

/**
 * A stretch without ticks.
 *
 * @param startServerLocalMillis time of the last tick before it, on the server's clock counted as
 *     if it were UTC, epoch milliseconds
 * @param endServerLocalMillis time of the first tick after it, same clock
 */
public record Silence(long startServerLocalMillis, long endServerLocalMillis) {

    /** Its length in milliseconds. */
    public long millis() {
        return endServerLocalMillis - startServerLocalMillis;
    }
}
