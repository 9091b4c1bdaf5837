package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Inside bar: its high is below and its low above those of the previous bar. The sign is its
 * colour: 1 if it closed at or above its open, -1 if below. First valid index (from 0): 1. Not in
 * TA-Lib.
 */
public final class InsideBar {

    /** {@code inside_bar}. */
    public static final IndicatorKind KIND =
            CandlePattern.kind(
                    "inside_bar",
                    "1 for a rising bar within the previous bar, -1 for a falling one",
                    1,
                    () -> new Candles(1, 0, 0),
                    InsideBar::of);

    private InsideBar() {}

    private static int of(Candles c) {
        return c.high(0) < c.high(1) && c.low(0) > c.low(1) ? c.colour(0) : 0;
    }
}
