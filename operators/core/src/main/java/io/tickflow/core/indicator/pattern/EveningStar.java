package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;
import java.util.List;

/**
 * Evening star (CDLEVENINGSTAR of TA-Lib): a long white body, a short body above it with a gap
 * between them, and a black body that is not short. The last close is more than {@code penetration}
 * of the first body below the first close. -1 (bearish) or 0. First valid index (from 0): 12.
 */
public final class EveningStar {

    /** {@code evening_star(penetration=0.3)}. */
    public static final IndicatorKind KIND =
            CandlePattern.kind(
                    "evening_star",
                    "-1 for the last bar of an evening star",
                    List.of(new IndicatorKind.Parameter("penetration", 0.3, 0, 1, false)),
                    12,
                    () -> new Candles(2, 12, 0),
                    p -> {
                        double penetration = p[0];
                        return c -> of(c, penetration);
                    });

    private EveningStar() {}

    private static int of(Candles c, double penetration) {
        boolean star =
                c.body(2) > c.averageBody(2)
                        && c.colour(2) > 0
                        && c.body(1) <= c.averageBody(1)
                        && c.bodyBottom(1) > c.bodyTop(2)
                        && c.body(0) > c.averageBody(0)
                        && c.colour(0) < 0
                        && c.close(0) < c.close(2) - c.body(2) * penetration;
        return star ? -1 : 0;
    }
}
