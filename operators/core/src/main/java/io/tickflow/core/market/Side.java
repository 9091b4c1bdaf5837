package io.tickflow.core.market;

/** Side of a signal or an order. */
public enum Side {
    BUY,
    SELL;

    /** Side that closes a position opened on this one. */
    public Side opposite() {
        return switch (this) {
            case BUY -> SELL;
            case SELL -> BUY;
        };
    }
}
