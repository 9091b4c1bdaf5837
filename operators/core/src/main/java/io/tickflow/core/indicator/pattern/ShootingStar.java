package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Shooting star (CDLSHOOTINGSTAR of TA-Lib): a short body above the previous body with a gap
 * between them, a longer upper shadow and hardly any lower shadow. -1 (bearish) or 0. As in TA-Lib,
 * a preceding rise is not checked. First valid index (from 0): 11.
 */
public final class ShootingStar {

    /** {@code shooting_star}. */
    public static final IndicatorKind KIND =
            CandlePattern.kind(
                    "shooting_star",
                    "-1 for a shooting star",
                    11,
                    () -> new Candles(1, 10, 10),
                    ShootingStar::of);

    private ShootingStar() {}

    private static int of(Candles c) {
        boolean star =
                c.body(0) < c.averageBody(0)
                        && c.upperShadow(0) > c.body(0)
                        && c.lowerShadow(0) < c.veryShortShadow(0)
                        && c.bodyBottom(0) > c.bodyTop(1);
        return star ? -1 : 0;
    }
}
