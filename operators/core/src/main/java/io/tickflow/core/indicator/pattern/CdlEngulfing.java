package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Engulfing (CDLENGULFING of TA-Lib 0.6 and later): a body that reaches from one end of the
 * previous body of the other colour to the other and beyond. 1 if it exceeds both ends and is
 * white, 0.8 if one end is equal, negative if it is black; 0 if both ends are equal. TA-Lib writes
 * 100 and 80. First valid index (from 0): 2, as in TA-Lib.
 */
public final class CdlEngulfing {

    /** {@code cdl_engulfing}. */
    public static final IndicatorKind KIND =
            CandlePattern.graded(
                    "cdl_engulfing",
                    "1 if a white body engulfs a black one, 0.8 with one equal end, negative if a"
                            + " black body engulfs a white one, as TA-Lib since 0.6",
                    2,
                    () -> new Candles(1, 0, 0),
                    CdlEngulfing::of);

    private static final int BOTH_ENDS = 100;
    private static final int ONE_END = 80;

    private CdlEngulfing() {}

    private static int of(Candles c) {
        boolean reaches =
                c.colour(0) != c.colour(1)
                        && c.bodyTop(0) >= c.bodyTop(1)
                        && c.bodyBottom(0) <= c.bodyBottom(1);
        if (!reaches) {
            return 0;
        }
        boolean above = c.bodyTop(0) > c.bodyTop(1);
        boolean below = c.bodyBottom(0) < c.bodyBottom(1);
        if (above && below) {
            return BOTH_ENDS * c.colour(0);
        }
        return above || below ? ONE_END * c.colour(0) : 0;
    }
}
