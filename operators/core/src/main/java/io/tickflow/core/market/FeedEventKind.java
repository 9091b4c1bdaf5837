package io.tickflow.core.market;

/** Kind of observation about a feed. */
public enum FeedEventKind {
    /** A symbol was silent for a minute or more. The value is the silence in milliseconds. */
    GAP,

    /**
     * The times of a symbol's ticks and those of their Kafka records are whole hours apart, so its
     * server-time rule is wrong. The value is the hours that the ticks are ahead, negative if they
     * are behind; never 0.
     */
    SERVER_TIME_CONTRADICTED,

    /**
     * A symbol comes from more than one partition, so the order of its ticks is undefined. The
     * value is the partition of its earlier ticks.
     */
    SYMBOL_ON_TWO_PARTITIONS
}
