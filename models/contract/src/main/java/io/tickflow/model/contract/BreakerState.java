package io.tickflow.model.contract;

/** State of the circuit breaker of a member. */
public enum BreakerState {
    /** The member is asked. */
    CLOSED,
    /** The member is asked about a few rows, to find out if it works again. */
    HALF_OPEN,
    /** The member is not asked. */
    OPEN
}
