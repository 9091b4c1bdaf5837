package io.tickflow.core.event;

/** Destination of the orders of this deployment, carried by every event. */
public enum Mode {
    /** Simulation inside the execution sink. */
    PAPER,
    /** A broker's demo account, or the sandbox venue. */
    DEMO,
    /** Real money. */
    LIVE
}
