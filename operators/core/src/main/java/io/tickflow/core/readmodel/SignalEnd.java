package io.tickflow.core.readmodel;

import io.tickflow.core.order.ExecutionReport;

/** State of a candidate signal: the terminal ones, and those before them. */
public enum SignalEnd {
    OPEN,
    UNKNOWN,
    DENIED,
    EXPIRED,
    REJECTED,
    CANCELLED,
    FILLED;

    /** True if no later record changes it. */
    public boolean terminal() {
        return this != OPEN && this != UNKNOWN;
    }

    static SignalEnd of(ExecutionReport report) {
        return switch (report.state()) {
            case SENT, NEW, PARTIALLY_FILLED -> OPEN;
            case UNKNOWN -> UNKNOWN;
            case FILLED -> FILLED;
            case REJECTED -> REJECTED;
            case EXPIRED -> EXPIRED;
            case CANCELLED -> report.cumulativeQuantity().isPositive() ? FILLED : CANCELLED;
        };
    }
}
