package io.tickflow.operate.check;

/** Outcome of a check. */
public enum CheckOutcome {
    PASS,
    FAIL,
    /** Nothing can be said; the detail says why. */
    SKIP
}
