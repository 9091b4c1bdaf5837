package io.tickflow.core.feature.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Indicators that every pipeline has besides the quote features, written as a user would write
 * them: the usual ones on each of the configured bars, their forming values on M1 and M5, and the
 * others on M5. Prices are in units of the typical spread S, so that symbols and years compare.
 */
final class StandardFeatures {

    private static final List<String> ON_EVERY_BAR =
            List.of(
                    "rsi_14_@ = rsi(14, %)",
                    "macd_@ = spreads(macd(12, 26, 9, %))",
                    "macd_signal_@ = spreads(macd_signal(12, 26, 9, %))",
                    "macd_hist_@ = spreads(macd_hist(12, 26, 9, %))",
                    "sma_20_dist_@ = dist(sma(20, %))",
                    "ema_20_dist_@ = dist(ema(20, %))",
                    "bb_pct_b_20_@ = bb_pct_b(20, 2, %)",
                    "bb_bandwidth_20_@ = bb_bandwidth(20, 2, %)");

    private static final List<String> FORMING =
            List.of(
                    "rsi_14_@_forming = rsi(14, %, forming)",
                    "macd_hist_@_forming = spreads(macd_hist(12, 26, 9, %, forming))",
                    "sma_20_dist_@_forming = dist(sma(20, %, forming))",
                    "ema_20_dist_@_forming = dist(ema(20, %, forming))",
                    "bb_pct_b_20_@_forming = bb_pct_b(20, 2, %, forming)",
                    "bb_bandwidth_20_@_forming = bb_bandwidth(20, 2, %, forming)");

    private static final List<String> ON_M5 =
            List.of(
                    "atr_14_@ = spreads(atr(14, %))",
                    "adx_14_@ = adx(14, %)",
                    "di_plus_14_@ = di_plus(14, %)",
                    "di_minus_14_@ = di_minus(14, %)",
                    "stoch_k_@ = stoch_k(14, 3, 3, %)",
                    "stoch_d_@ = stoch_d(14, 3, 3, %)",
                    "cci_20_@ = cci(20, %)",
                    "williams_r_14_@ = williams_r(14, %)",
                    "roc_10_@ = roc(10, %)",
                    "donchian_pos_20_@ = donchian_pos(20, %)",
                    "keltner_pos_20_@ = keltner_pos(20, 10, 2, %)",
                    "engulfing_@ = engulfing(%)",
                    "hammer_@ = hammer(%)",
                    "shooting_star_@ = shooting_star(%)",
                    "doji_@ = doji(%)",
                    "morning_star_@ = morning_star(%)",
                    "evening_star_@ = evening_star(%)",
                    "harami_@ = harami(%)",
                    "three_soldiers_@ = three_soldiers(%)",
                    "three_crows_@ = three_crows(%)",
                    "inside_bar_@ = inside_bar(%)",
                    "outside_bar_@ = outside_bar(%)");

    private StandardFeatures() {}

    /** Expressions of the indicators on {@code bars}. */
    static List<String> on(List<String> bars) {
        var expressions = new ArrayList<String>();
        bars.forEach(name -> write(ON_EVERY_BAR, name, expressions));
        bars.stream()
                .filter(name -> name.equals("M1") || name.equals("M5"))
                .forEach(name -> write(FORMING, name, expressions));
        if (bars.contains("M5")) {
            write(ON_M5, "M5", expressions);
        }
        return expressions;
    }

    private static void write(List<String> templates, String bars, List<String> expressions) {
        for (String template : templates) {
            expressions.add(
                    template.replace("@", bars.toLowerCase(Locale.ROOT)).replace("%", bars));
        }
    }
}
