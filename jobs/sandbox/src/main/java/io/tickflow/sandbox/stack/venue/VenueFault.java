package io.tickflow.sandbox.stack.venue;

/** Misbehaviour of a venue. */
public enum VenueFault {
    /** Nothing. */
    NONE,
    /** Refuses every order. */
    REJECT,
    /** Fills half and cancels the rest. */
    PARTIAL_THEN_CANCEL,
    /** Fills half, and the rest after the delay. */
    PARTIAL_THEN_FILL,
    /** Fills and says nothing; answers who asks. */
    NO_REPORT,
    /** Fills at once and reports after the delay. */
    LATE_REPORT,
    /** Reports everything twice. */
    DUPLICATE_REPORT,
    /** Loses order and connection. */
    DISCONNECT_BEFORE_FILL,
    /** Fills and loses the connection before it has reported. */
    DISCONNECT_AFTER_FILL,
    /** Keeps and accepts connections and reads nothing of them. */
    NOT_READING
}
