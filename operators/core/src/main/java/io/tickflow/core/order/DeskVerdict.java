package io.tickflow.core.order;

/** Decision of the desk on a candidate signal, or on a leg of a trade of its own. */
public enum DeskVerdict {
    /** An order with the recorded size may be sent. */
    APPROVED,
    /** A risk limit forbids it: terminal. */
    DENIED,
    /** It came too late to act on: terminal. */
    EXPIRED
}
