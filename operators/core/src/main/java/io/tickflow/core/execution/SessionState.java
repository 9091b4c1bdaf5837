package io.tickflow.core.execution;

/** State of the session with a venue. */
public enum SessionState {
    /** Nobody is logged on. */
    DOWN,
    /** Logged on; open intents are not reconciled yet. */
    RECONCILING,
    /** New orders may leave. */
    READY,
    /** Nothing leaves any more. */
    CLOSED
}
