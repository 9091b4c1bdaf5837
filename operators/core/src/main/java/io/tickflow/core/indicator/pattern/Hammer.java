package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Hammer (CDLHAMMER of TA-Lib): a short body, near or below the low of the previous bar, with a
 * longer lower shadow and hardly any upper shadow. 1 (bullish) or 0. As in TA-Lib, a preceding fall
 * is not checked. First valid index (from 0): 11.
 */
public final class Hammer {

    /** {@code hammer}. */
    public static final IndicatorKind KIND =
            CandlePattern.kind(
                    "hammer", "1 for a hammer", 11, () -> new Candles(1, 10, 10), Hammer::of);

    private Hammer() {}

    private static int of(Candles c) {
        boolean hammer =
                c.body(0) < c.averageBody(0)
                        && c.lowerShadow(0) > c.body(0)
                        && c.upperShadow(0) < c.veryShortShadow(0)
                        && c.bodyBottom(0) <= c.low(1) + c.near(1);
        return hammer ? 1 : 0;
    }
}
