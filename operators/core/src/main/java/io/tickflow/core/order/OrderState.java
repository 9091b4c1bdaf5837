package io.tickflow.core.order;

/** State of an order as the venue, or the sink in front of it, last reported it. */
public enum OrderState {
    /** Bytes were handed to the session. */
    SENT(false),
    /** OrdStatus(39)=0. */
    NEW(false),
    /** OrdStatus(39)=1. */
    PARTIALLY_FILLED(false),
    /** OrdStatus(39)=2. */
    FILLED(true),
    /** OrdStatus(39)=4: what was not filled before never will be. */
    CANCELLED(true),
    /** OrdStatus(39)=8. */
    REJECTED(true),
    /** Never sent, or proven never executed. */
    EXPIRED(true),
    /** Perhaps sent, perhaps executed: open until there is evidence. */
    UNKNOWN(false);

    private final boolean terminal;

    OrderState(boolean terminal) {
        this.terminal = terminal;
    }

    /** True if no later report can change the order. */
    public boolean terminal() {
        return terminal;
    }
}
