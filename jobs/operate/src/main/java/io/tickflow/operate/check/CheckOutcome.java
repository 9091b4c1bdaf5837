package io.tickflow.operate.check;

/** How a check ended. */
public enum CheckOutcome {
    PASS,
    FAIL,
    /** Nothing can be said; the detail says why. */
    SKIP
}
