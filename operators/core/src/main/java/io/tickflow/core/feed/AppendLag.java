package io.tickflow.core.feed;

/**
 * Lag of Kafka's record timestamps behind the server's clock read as UTC, over the ticks of a
 * symbol. On a live feed the smallest lag is minus the server's offset from UTC, plus the shortest
 * delay from the server to Kafka.
 *
 * @param ticks with a Kafka timestamp
 * @param smallestMillis smallest lag, negative if the server's clock is ahead; 0 without ticks
 * @param largestMillis largest lag
 * @param nearSmallest ticks with a lag in the minute of the smallest or the four minutes after it
 */
public record AppendLag(long ticks, long smallestMillis, long largestMillis, long nearSmallest) {

    /** Lag of ticks from a file, without Kafka timestamps. */
    public static final AppendLag NONE = new AppendLag(0, 0, 0, 0);
}
