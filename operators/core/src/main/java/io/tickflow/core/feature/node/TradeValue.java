package io.tickflow.core.feature.node;

import io.tickflow.core.feature.store.TradeStatistic;

/** Number computed from the trades of a window of time. */
public final class TradeValue extends Node {

    private final int slot;
    private final TradeStatistic statistic;

    /**
     * @param slot number of the window in the state
     */
    public TradeValue(int index, Description description, int slot, TradeStatistic statistic) {
        super(index, description);
        this.slot = slot;
        this.statistic = statistic;
    }

    @Override
    public double evaluate(TickContext context) {
        return statistic.of(context.trades().window(slot));
    }

    @Override
    boolean isSettled(TickContext context) {
        return context.trades().window(slot).isSettled();
    }

    @Override
    public boolean settlesByItself() {
        return true;
    }
}
