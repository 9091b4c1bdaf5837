package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;

/** An indicator that can also say what it would be if the forming bar closed now. */
public interface FormingIndicator extends Indicator {

    /**
     * An output as if {@code forming} closed as it stands; changes nothing. Exactly, to the bit,
     * what {@link #value} would be after {@link #update} with the same bar.
     *
     * @param forming with at least one tick
     */
    double valueWith(Bar forming, int output);
}
