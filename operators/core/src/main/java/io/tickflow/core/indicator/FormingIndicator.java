package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;

/** Indicator with a value on the forming bar, as if that bar closed now. */
public interface FormingIndicator extends Indicator {

    /**
     * Computes an output as if {@code forming} closed as it stands, without any change of state.
     * Bit-identical to {@link #value} after {@link #update} with the same bar.
     *
     * @param forming bar with at least one tick
     */
    double valueWith(Bar forming, int output);
}
