package io.tickflow.core.canary;

/** Bundles that score a vector, and the one that decides. */
public enum CanaryChoice {
    /** The champion alone. */
    CHAMPION,
    /** Both; the challenger decides. */
    BOTH,
    /** The challenger alone. */
    CHALLENGER
}
