package io.tickflow.core.feature.node;

/** Mean price of the trades since the start of the day, weighted by volume. */
public final class DayVwap extends Node {

    public DayVwap(int index, Description description) {
        super(index, description);
    }

    @Override
    public double evaluate(TickContext context) {
        return context.trades().day().vwap();
    }

    @Override
    boolean isSettled(TickContext context) {
        return context.trades().day().isSettled();
    }

    @Override
    public boolean settlesByItself() {
        return true;
    }
}
