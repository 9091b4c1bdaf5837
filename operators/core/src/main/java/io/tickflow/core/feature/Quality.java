package io.tickflow.core.feature;

/** Bits of the quality of the feed behind a vector. */
public final class Quality {

    /** Bid equals ask. */
    public static final int LOCKED = 1;

    /** A crossed quote was rejected within the last minute. */
    public static final int CROSSED_SEEN = 1 << 1;

    /** The feed was silent for a minute or more within the last hour. */
    public static final int GAP_IN_WINDOW = 1 << 2;

    /**
     * The symbol was seen on two Kafka partitions within the last hour of event time, so the order
     * of its ticks is chance.
     */
    public static final int TWO_PARTITIONS = 1 << 3;

    /** The session has lasted for ten minutes and mid has moved 200 times in it. */
    public static final int WARM = 1 << 4;

    /** Ticks come, but neither bid nor ask has changed for a minute or more. */
    public static final int STALE = 1 << 5;

    private Quality() {}
}
