package io.tickflow.testkit;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureSet;

/** The standard features and one of each other kind: that remember, and on bars that ticks cut. */
final class FeaturesOfAllKinds {

    static final FeatureSet SET =
            FeatureSet.of(
                    FeatureConfig.STANDARD.adding(
                            "lag(rsi_14_10s, 3)",
                            "diff(spread_bps, 5)",
                            "zscore(mid_ret_1s, 50)",
                            "rsi(5, T20)",
                            "ema(10, I50, forming)",
                            "trade_rate(10s)",
                            "day_vwap()",
                            "real_volume(T20)",
                            "close(W1, forming)"));

    private FeaturesOfAllKinds() {}
}
