package io.tickflow.operate.check;

/** Outcome of a check. */
public enum CheckOutcome {
    PASS,
    FAIL,
    /** Not checked, for the reason in the detail. */
    SKIP
}
