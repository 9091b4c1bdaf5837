package io.tickflow.core.order;

/** What an order does for the trade it belongs to. */
public enum Leg {
    /** Opens the position. At most one a decision ever reaches the broker. */
    ENTRY,
    /** Closes it at the horizon. */
    EXIT
}
