package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Outside bar: its high is above and its low below those of the previous bar. The sign is its
 * colour: 1 if it closed at or above its open, -1 if below. First valid index (from 0): 1. Not in
 * TA-Lib.
 */
public final class OutsideBar {

    /** {@code outside_bar}. */
    public static final IndicatorKind KIND =
            CandlePattern.kind(
                    "outside_bar",
                    "1 for a rising bar beyond both ends of the previous bar, -1 for a falling"
                            + " one",
                    1,
                    () -> new Candles(1, 0, 0),
                    OutsideBar::of);

    private OutsideBar() {}

    private static int of(Candles c) {
        return c.high(0) > c.high(1) && c.low(0) < c.low(1) ? c.colour(0) : 0;
    }
}
