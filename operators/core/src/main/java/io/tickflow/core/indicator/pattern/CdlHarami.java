package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Harami (CDLHARAMI of TA-Lib 0.6 and later): a short body that does not exceed the long body of
 * the previous bar. 1 if the long body is black and no end is equal, 0.8 if one or both are,
 * negative if the long body is white; the colour of the short body does not count. TA-Lib writes
 * 100 and 80. First valid index (from 0): 11.
 */
public final class CdlHarami {

    /** {@code cdl_harami}. */
    public static final IndicatorKind KIND =
            CandlePattern.graded(
                    "cdl_harami",
                    "1 for a short body within a long black one, 0.8 with equal ends, negative"
                            + " within a white one, as TA-Lib since 0.6",
                    11,
                    () -> new Candles(1, 11, 0),
                    CdlHarami::of);

    private static final int WITHIN = 100;
    private static final int EQUAL_END = 80;

    private CdlHarami() {}

    private static int of(Candles c) {
        boolean harami =
                c.body(1) > c.averageBody(1)
                        && c.body(0) <= c.averageBody(0)
                        && c.bodyTop(0) <= c.bodyTop(1)
                        && c.bodyBottom(0) >= c.bodyBottom(1);
        if (!harami) {
            return 0;
        }
        boolean strictly = c.bodyTop(0) < c.bodyTop(1) && c.bodyBottom(0) > c.bodyBottom(1);
        return (strictly ? WITHIN : EQUAL_END) * -c.colour(1);
    }
}
