package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Engulfing (CDLENGULFING of TA-Lib 0.4): a body that exceeds both ends of the previous body of the
 * other colour. 1 if the newer body is white, -1 if black. First valid index (from 0): 2, as in
 * TA-Lib.
 */
public final class Engulfing {

    /** {@code engulfing}. */
    public static final IndicatorKind KIND =
            CandlePattern.kind(
                    "engulfing",
                    "1 if a white body engulfs a black one, -1 if a black body engulfs a"
                            + " white one",
                    2,
                    () -> new Candles(1, 0, 0),
                    Engulfing::of);

    private Engulfing() {}

    private static int of(Candles c) {
        boolean engulfs =
                c.colour(0) != c.colour(1)
                        && c.bodyTop(0) > c.bodyTop(1)
                        && c.bodyBottom(0) < c.bodyBottom(1);
        return engulfs ? c.colour(0) : 0;
    }
}
