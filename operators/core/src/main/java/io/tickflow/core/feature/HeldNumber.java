package io.tickflow.core.feature;

import io.tickflow.core.indicator.CloseIndicator;

/** A number that a {@link FormingValue} is computed from. No feature. */
final class HeldNumber extends Node {

    private final int series;
    private final int slot;
    private final int number;

    /**
     * @param series number of the bar series
     * @param slot number of a {@link CloseIndicator} on it
     * @param number of the indicator
     */
    HeldNumber(int index, Description description, int series, int slot, int number) {
        super(index, description);
        this.series = series;
        this.slot = slot;
        this.number = number;
    }

    @Override
    long heldSeries() {
        return 1L << series;
    }

    @Override
    double evaluate(Moment moment) {
        return ((CloseIndicator) moment.state().series(series).indicator(slot)).number(number);
    }

    @Override
    boolean settled(Moment moment) {
        return true;
    }
}
