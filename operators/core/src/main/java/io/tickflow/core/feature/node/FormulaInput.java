package io.tickflow.core.feature.node;

import io.tickflow.core.indicator.CloseIndicator;

/** Number of an indicator from which {@link FormingValue}s are computed. Not a feature. */
public final class FormulaInput extends IndicatorNode {

    private final int number;

    /**
     * @param series number of the bar series
     * @param slot number of a {@link CloseIndicator} on it
     * @param number of the indicator
     */
    public FormulaInput(int index, Description description, int series, int slot, int number) {
        super(index, description, series, slot);
        this.number = number;
    }

    @Override
    public long cachedSeries() {
        return seriesBit();
    }

    @Override
    public double evaluate(TickContext context) {
        return ((CloseIndicator) indicator(context)).number(number);
    }
}
