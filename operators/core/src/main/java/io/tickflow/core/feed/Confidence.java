package io.tickflow.core.feed;

/** Confidence in the server-time rule inferred from a feed. */
public enum Confidence {
    /** One rule explains it best. */
    TOLD_APART,
    /** Several rules explain it equally well and give the same UTC times; one is recommended. */
    AMONG_EQUALS,
    /** The evidence is missing or contradictory. */
    CANNOT_TELL
}
