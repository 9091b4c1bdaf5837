package io.tickflow.core.indicator.pattern;

import io.tickflow.core.indicator.IndicatorKind;

/**
 * Doji (CDLDOJI of TA-Lib): a body of at most a tenth of the mean range of the 10 bars before. 1 or
 * 0, without direction. A bar without range is a doji. First valid index (from 0): 10.
 */
public final class Doji {

    /** {@code doji}. */
    public static final IndicatorKind KIND =
            CandlePattern.kind(
                    "doji",
                    "1 for a bar with hardly any body",
                    10,
                    () -> new Candles(0, 0, 10),
                    c -> c.body(0) <= c.dojiBody(0) ? 1 : 0);

    private Doji() {}
}
