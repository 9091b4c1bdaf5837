package io.tickflow.core.feature;

/** Bits that say how far the feed behind a vector can be trusted. */
public final class Quality {

    /** Bid equals ask. */
    public static final int LOCKED = 1;

    /** A crossed quote was rejected within the last minute. */
    public static final int CROSSED_SEEN = 1 << 1;

    /** The feed was silent for a minute or more within the last hour. */
    public static final int GAP_IN_WINDOW = 1 << 2;

    private Quality() {}
}
