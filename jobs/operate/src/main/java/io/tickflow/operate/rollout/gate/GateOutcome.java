package io.tickflow.operate.rollout.gate;

/** Outcome of a measurement, and of a gate. */
public enum GateOutcome {
    /** The figure keeps the limit. */
    PASS,
    /** The figure breaks the limit. */
    FAIL,
    /** There is not enough behind the figure. */
    INCONCLUSIVE,
    /** Something outside gave no figure. */
    ERROR
}
