package io.tickflow.core.feed;

/**
 * By how much Kafka's timestamps of a symbol's records are after the times of its server's clock
 * counted as if they were UTC. On a live feed the smallest lag is minus the server's offset from
 * UTC, plus the fastest way from the server to Kafka.
 *
 * @param ticks with a Kafka timestamp
 * @param smallestMillis of their lags, negative if the server's clock is ahead; 0 without ticks
 * @param largestMillis of their lags
 * @param nearSmallest ticks whose lag is in the minute of the smallest or the four after it
 */
public record AppendLag(long ticks, long smallestMillis, long largestMillis, long nearSmallest) {

    /** Of ticks that did not come by Kafka. */
    public static final AppendLag NONE = new AppendLag(0, 0, 0, 0);
}
