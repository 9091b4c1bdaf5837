package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Harami (CDLHARAMI of TA-Lib 0.4): a short body strictly within the long body of the previous bar.
 * 1 if the long body is black, -1 if it is white; the colour of the short body does not count.
 * TA-Lib from 0.6 on also counts bodies with equal ends, as {@link CdlHarami} does; this kind keeps
 * its meaning for models that read it. First valid index (from 0): 11.
 */
public final class Harami {

    /** {@code harami}. */
    public static final IndicatorKind KIND =
            CandlePattern.kind(
                    "harami",
                    "1 for a short body strictly within a long black one, -1 within a white"
                            + " one, as TA-Lib 0.4; see cdl_harami",
                    11,
                    () -> new Candles(1, 11, 0),
                    Harami::of);

    private Harami() {}

    private static int of(Candles c) {
        boolean harami =
                c.body(1) > c.averageBody(1)
                        && c.body(0) <= c.averageBody(0)
                        && c.bodyTop(0) < c.bodyTop(1)
                        && c.bodyBottom(0) > c.bodyBottom(1);
        return harami ? -c.colour(1) : 0;
    }
}
