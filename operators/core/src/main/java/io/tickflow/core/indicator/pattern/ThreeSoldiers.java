package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Three advancing white soldiers (CDL3WHITESOLDIERS of TA-Lib): three white bars with hardly any
 * upper shadow and rising closes. Each opens above the open of the previous bar and at most near
 * its close, none is far shorter than the previous one, and the last is not short. 1 (bullish) or
 * 0. First valid index (from 0): 12.
 */
public final class ThreeSoldiers {

    /** {@code three_soldiers}. */
    public static final IndicatorKind KIND =
            CandlePattern.kind(
                    "three_soldiers",
                    "1 for the third white soldier",
                    12,
                    () -> new Candles(2, 10, 12),
                    ThreeSoldiers::of);

    private ThreeSoldiers() {}

    private static int of(Candles c) {
        boolean soldiers =
                isSoldier(c, 2)
                        && isSoldier(c, 1)
                        && isSoldier(c, 0)
                        && follows(c, 1)
                        && follows(c, 0)
                        && c.body(0) > c.averageBody(0);
        return soldiers ? 1 : 0;
    }

    private static boolean isSoldier(Candles c, int ago) {
        return c.colour(ago) > 0 && c.upperShadow(ago) < c.veryShortShadow(ago);
    }

    private static boolean follows(Candles c, int ago) {
        int before = ago + 1;
        return c.close(ago) > c.close(before)
                && c.open(ago) > c.open(before)
                && c.open(ago) <= c.close(before) + c.near(before)
                && c.body(ago) > c.body(before) - c.far(before);
    }
}
