package io.tickflow.core.feature;

import io.tickflow.core.bar.Timeframe;
import io.tickflow.core.indicator.BollingerBands;
import io.tickflow.core.indicator.IndicatorSet;
import io.tickflow.core.indicator.Indicators;
import io.tickflow.core.indicator.Macd;
import java.util.ArrayList;
import java.util.List;

/**
 * The indicators as features, for each timeframe. All are of closed bars; the two distances compare
 * the mid of now with the average of closed bars. Prices are in units of the typical spread S, so
 * that symbols and years compare: RSI 0 to 100, %B and bandwidth without unit. NaN before an
 * indicator's first valid bar. Bars and indicators run on through session gaps.
 */
final class BarFeatures {

    static final List<String> NAMES = names();

    private static final Timeframe[] TIMEFRAMES = Timeframe.values();

    private BarFeatures() {}

    /** Appends the features, in the order of {@link #NAMES}. */
    static void emit(Indicators indicators, double mid, double scale, FeatureWriter out) {
        for (Timeframe timeframe : TIMEFRAMES) {
            IndicatorSet set = indicators.of(timeframe);
            Macd macd = set.macd();
            BollingerBands bollinger = set.bollinger();
            out.put(set.rsi().value());
            out.put(macd.macd() / scale);
            out.put(macd.signal() / scale);
            out.put(macd.histogram() / scale);
            out.put((mid - bollinger.middle()) / scale);
            out.put((mid - set.ema().value()) / scale);
            out.put(bollinger.percentB());
            out.put(bollinger.bandwidth());
        }
    }

    private static List<String> names() {
        var names = new ArrayList<String>();
        for (Timeframe timeframe : Timeframe.values()) {
            for (String indicator :
                    List.of(
                            "rsi_14",
                            "macd",
                            "macd_signal",
                            "macd_hist",
                            "sma_20_dist",
                            "ema_20_dist",
                            "bb_pct_b_20",
                            "bb_bandwidth_20")) {
                names.add(indicator + '_' + timeframe.label());
            }
        }
        return List.copyOf(names);
    }
}
