package io.tickflow.core.feature.node;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.Indicator;

/** Output of an indicator, as of the last closed bar or as if the forming one closed now. */
public final class IndicatorValue extends IndicatorNode {

    private final int output;
    private final boolean forming;

    /**
     * @param series number of the bar series
     * @param slot number of the indicator on it
     * @param output of the indicator
     * @param forming whether the forming bar counts; only for a {@link FormingIndicator}
     */
    public IndicatorValue(
            int index, Description description, int series, int slot, int output, boolean forming) {
        super(index, description, series, slot);
        this.output = output;
        this.forming = forming;
    }

    @Override
    public long cachedSeries() {
        return forming ? 0 : seriesBit();
    }

    @Override
    public double evaluate(TickContext context) {
        Indicator indicator = indicator(context);
        if (forming && indicator instanceof FormingIndicator forms) {
            Bar bar = forming(context);
            if (bar.ticks() > 0) {
                return forms.valueWith(bar, output);
            }
        }
        return indicator.value(output);
    }
}
