package io.tickflow.core.event;

/** Where orders of this deployment go. Every event carries it. */
public enum Mode {
    /** Simulated inside the execution sink. */
    PAPER,
    /** A broker's demo account, or the sandbox venue. */
    DEMO,
    /** Real money. */
    LIVE
}
