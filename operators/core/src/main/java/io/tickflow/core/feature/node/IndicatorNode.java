package io.tickflow.core.feature.node;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.Indicator;

/** Value that an indicator gives. */
abstract class IndicatorNode extends Node {

    private final int series;
    private final int slot;

    /**
     * @param series number of the bar series
     * @param slot number of the indicator on it
     */
    IndicatorNode(int index, Description description, int series, int slot) {
        super(index, description);
        this.series = series;
        this.slot = slot;
    }

    final Indicator indicator(TickContext context) {
        return context.series(series).indicator(slot);
    }

    /** The bar that forms on the series, without ticks if none does. */
    final Bar forming(TickContext context) {
        return context.series(series).forming();
    }

    /** A bit for the series. */
    final long seriesBit() {
        return 1L << series;
    }

    @Override
    final boolean isSettled(TickContext context) {
        return barsToSettle(context) <= 0;
    }

    @Override
    public final int barsToSettle(TickContext context) {
        int bars = context.series(series).updates(slot);
        return description().warmup().settled() + 1 - bars;
    }
}
