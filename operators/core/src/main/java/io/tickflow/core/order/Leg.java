package io.tickflow.core.order;

/** Purpose of an order in its trade. */
public enum Leg {
    /** Opens the position. At most one a decision ever reaches the broker. */
    ENTRY,
    /** Closes it at the horizon. */
    EXIT
}
