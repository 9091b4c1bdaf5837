package io.tickflow.core.feed;

/** How well a feed tells its server-time rule. */
public enum Confidence {
    /** One rule explains it best. */
    TOLD_APART,
    /** Several rules explain it equally well and give the same times in it; one is recommended. */
    AMONG_EQUALS,
    /** The evidence is missing, or contradicts itself. */
    CANNOT_TELL
}
