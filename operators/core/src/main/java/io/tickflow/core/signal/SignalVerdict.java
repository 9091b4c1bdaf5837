package io.tickflow.core.signal;

/** Outcome of the signal checks. */
public enum SignalVerdict {
    /** All checks passed: the desk decides. */
    CANDIDATE,
    /** A check failed: terminal. */
    VETOED
}
