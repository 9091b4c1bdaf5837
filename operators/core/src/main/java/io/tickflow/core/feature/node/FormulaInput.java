package io.tickflow.core.feature;

import io.tickflow.core.indicator.CloseIndicator;

/** A number that {@link FormingValue}s are computed from. No feature. */
final class HeldNumber extends IndicatorNode {

    private final int number;

    /**
     * @param series number of the bar series
     * @param slot number of a {@link CloseIndicator} on it
     * @param number of the indicator
     */
    HeldNumber(int index, Description description, int series, int slot, int number) {
        super(index, description, series, slot);
        this.number = number;
    }

    @Override
    long heldSeries() {
        return seriesBit();
    }

    @Override
    double evaluate(Moment moment) {
        return ((CloseIndicator) indicator(moment)).number(number);
    }
}
