package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Engulfing (CDLENGULFING of TA-Lib 0.4): a body that exceeds both ends of the previous body of the
 * other colour. 1 if the newer body is white, -1 if black. TA-Lib from 0.6 on also counts bodies
 * with one equal end, as {@link CdlEngulfing} does; this kind keeps its meaning for models that
 * read it. First valid index (from 0): 2, as in TA-Lib.
 */
public final class Engulfing {

    /** {@code engulfing}. */
    public static final IndicatorKind KIND =
            CandlePattern.kind(
                    "engulfing",
                    "1 if a white body exceeds both ends of a black one, -1 if a black body"
                            + " exceeds both of a white one, as TA-Lib 0.4; see cdl_engulfing",
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
