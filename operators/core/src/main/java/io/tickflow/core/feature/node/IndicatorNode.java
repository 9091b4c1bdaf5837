package io.tickflow.core.feature;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.Indicator;

/** A value that an indicator gives. */
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

    final Indicator indicator(Moment moment) {
        return moment.state().series(series).indicator(slot);
    }

    /** The bar that forms on the series, without ticks if none does. */
    final Bar forming(Moment moment) {
        return moment.state().series(series).forming();
    }

    /** A bit for the series. */
    final long seriesBit() {
        return 1L << series;
    }

    @Override
    final boolean settled(Moment moment) {
        return barsToSettle(moment) <= 0;
    }

    @Override
    final int barsToSettle(Moment moment) {
        int bars = moment.state().series(series).updates(slot);
        return description().readiness().settled() + 1 - bars;
    }
}
