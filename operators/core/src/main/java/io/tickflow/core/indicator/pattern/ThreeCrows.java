package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Three black crows (CDL3BLACKCROWS of TA-Lib): a white bar, then three black bars with hardly any
 * lower shadow and falling closes. The first black close is below the white close; the second and
 * third black bars open within the previous body. -1 (bearish) or 0. First valid index (from 0):
 * 13.
 */
public final class ThreeCrows {

    /** {@code three_crows}. */
    public static final IndicatorKind KIND =
            CandlePattern.kind(
                    "three_crows",
                    "-1 for the third black crow",
                    13,
                    () -> new Candles(3, 0, 12),
                    ThreeCrows::of);

    private ThreeCrows() {}

    private static int of(Candles c) {
        boolean crows =
                c.colour(3) > 0
                        && c.close(3) > c.close(2)
                        && isCrow(c, 2)
                        && isCrow(c, 1)
                        && isCrow(c, 0)
                        && follows(c, 1)
                        && follows(c, 0);
        return crows ? -1 : 0;
    }

    private static boolean isCrow(Candles c, int ago) {
        return c.colour(ago) < 0 && c.lowerShadow(ago) < c.veryShortShadow(ago);
    }

    private static boolean follows(Candles c, int ago) {
        int before = ago + 1;
        return c.close(ago) < c.close(before)
                && c.open(ago) < c.open(before)
                && c.open(ago) > c.close(before);
    }
}
