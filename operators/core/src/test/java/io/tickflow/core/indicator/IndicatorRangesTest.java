package io.tickflow.core.indicator;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Range of every output: a number within its stated bounds on any bars. */
class IndicatorRangesTest {

    private static final double PRICE = 1.38675;

    /** Bars after which every average has decayed completely. */
    private static final int STANDSTILL = 30_000;

    private record Range(double min, double max) {}

    private static final Range NOT_NEGATIVE = new Range(0, Double.MAX_VALUE);
    private static final Range PERCENT = new Range(0, 100);
    private static final Range PATTERN = new Range(-1, 1);

    private static final Map<String, Range> RANGES =
            Map.ofEntries(
                    entry("rsi", PERCENT),
                    entry("bb_pct_b", new Range(-0.6, 1.6)),
                    entry("bb_bandwidth", NOT_NEGATIVE),
                    entry("atr", NOT_NEGATIVE),
                    entry("adx", PERCENT),
                    entry("di_plus", PERCENT),
                    entry("di_minus", PERCENT),
                    entry("stoch_k", PERCENT),
                    entry("stoch_d", PERCENT),
                    entry("cci", new Range(-667, 667)),
                    entry("williams_r", new Range(-100, 0)),
                    entry("stochrsi_k", PERCENT),
                    entry("stochrsi_d", PERCENT),
                    entry("cdl_engulfing", PATTERN),
                    entry("cdl_harami", PATTERN),
                    entry("roc", new Range(-100, Double.MAX_VALUE)),
                    entry("donchian_pos", new Range(0, 1)),
                    entry("engulfing", PATTERN),
                    entry("hammer", new Range(0, 1)),
                    entry("shooting_star", new Range(-1, 0)),
                    entry("doji", new Range(0, 1)),
                    entry("morning_star", new Range(0, 1)),
                    entry("evening_star", new Range(-1, 0)),
                    entry("harami", PATTERN),
                    entry("three_soldiers", new Range(0, 1)),
                    entry("three_crows", new Range(-1, 0)),
                    entry("inside_bar", PATTERN),
                    entry("outside_bar", PATTERN));

    /** Value of each output without any movement; outputs in prices return the price. */
    private static final Map<String, Double> UNMOVED =
            Map.ofEntries(
                    entry("rsi", 50.0),
                    entry("bb_pct_b", 0.5),
                    entry("stoch_k", 50.0),
                    entry("stoch_d", 50.0),
                    entry("stochrsi_k", 50.0),
                    entry("stochrsi_d", 50.0),
                    entry("williams_r", -50.0),
                    entry("donchian_pos", 0.5),
                    entry("keltner_pos", 0.5),
                    entry("doji", 1.0),
                    entry("volume", 1.0));

    private static final List<String> PRICES =
            List.of(
                    "sma",
                    "ema",
                    "bb_middle",
                    "bb_upper",
                    "bb_lower",
                    "donchian_upper",
                    "donchian_lower",
                    "wma",
                    "keltner_upper",
                    "keltner_lower",
                    "open",
                    "high",
                    "low",
                    "close",
                    "sar",
                    "vwap",
                    "ichimoku_tenkan",
                    "ichimoku_kijun",
                    "ichimoku_span_a",
                    "ichimoku_span_b",
                    "ichimoku_lead_a",
                    "ichimoku_lead_b");

    /** Outputs that never leave the range of the prices. */
    private static final List<String> AVERAGES =
            List.of(
                    "sma",
                    "wma",
                    "ema",
                    "bb_middle",
                    "vwap",
                    "sar",
                    "ichimoku_tenkan",
                    "ichimoku_kijun",
                    "ichimoku_span_a",
                    "ichimoku_span_b",
                    "ichimoku_lead_a",
                    "ichimoku_lead_b");

    @Test
    void shouldReturnDocumentedValueWithoutAnyMovement() {
        List<Bar> still = still(PRICE, 1_000);
        forEachOutput(
                still,
                (name, values) -> {
                    double expected =
                            PRICES.contains(name) ? PRICE : UNMOVED.getOrDefault(name, 0.0);
                    assertThat(Arrays.stream(values, Run.firstNumber(values), values.length))
                            .as(name)
                            .containsOnly(expected);
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void shouldStayInItsRange(long seed) {
        List<Bar> bars = SeededBars.wild(seed, 5_000);
        check(bars, "seed " + seed);
        check(SeededBars.times(bars, 1e-15), "tiny, seed " + seed);
        check(SeededBars.times(bars, 1e15), "huge, seed " + seed);
    }

    @Test
    void shouldStayInRangeOnBarsOfOnePrice() {
        List<Bar> bars = SeededBars.wild(34, 5_000).stream().map(bar -> flat(bar.close())).toList();
        check(bars, "single prices of seed 34");
    }

    @Test
    void shouldStayInRangeDuringLongStandstill() {
        var bars = new ArrayList<Bar>(SeededBars.times(SeededBars.wild(35, 500), 1e-5));
        bars.addAll(still(bars.get(bars.size() - 1).close(), STANDSTILL));
        bars.addAll(SeededBars.times(SeededBars.wild(36, 500), 1e-5));
        check(bars, "standstill between seeds 35 and 36");
    }

    @Test
    void shouldStayInRangeWhenPricesJumpBetweenExtremes() {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < 1_000; i++) {
            double price = i % 7 < 3 ? 1e-6 : 1e9;
            bars.add(i % 5 == 0 ? Bar.of(1e9, 1e9, 1e-6, 1e-6) : flat(price));
        }
        check(bars, "extremes");
    }

    @Test
    void shouldNotCarryRoundingIntoLaterBands() {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < 100_000; i++) {
            bars.add(flat(1e12 + i));
        }
        for (int i = 0; i < 20; i++) {
            bars.add(flat(1 + i % 2));
        }

        int last = bars.size() - 1;
        assertThat(Run.of(bars, "bb_middle")[last]).isEqualTo(1.5);
        assertThat(Run.of(bars, "bb_upper")[last]).isEqualTo(2.5);
    }

    private static void check(List<Bar> bars, String series) {
        double lowest = bars.stream().mapToDouble(Bar::low).min().orElseThrow();
        double highest = bars.stream().mapToDouble(Bar::high).max().orElseThrow();
        var prices = new Range(lowest, highest);
        forEachOutput(
                bars,
                (name, values) -> {
                    boolean average = AVERAGES.contains(name);
                    boolean bound = RANGES.containsKey(name);
                    var any = new Range(-Double.MAX_VALUE, Double.MAX_VALUE);
                    Range range = average ? prices : bound ? RANGES.get(name) : any;
                    double rounding = 1e-9 * StrictMath.min(StrictMath.abs(range.max()), 1e6);
                    for (int i = Run.firstNumber(values); i < values.length; i++) {
                        assertThat(
                                        values[i] >= range.min() - rounding
                                                && values[i] <= range.max() + rounding)
                                .as("%s on %s at %d: %s", name, series, i, values[i])
                                .isTrue();
                    }
                });
    }

    private interface Check {
        void of(String name, double[] values);
    }

    private static void forEachOutput(List<Bar> bars, Check check) {
        for (IndicatorKind kind : IndicatorKinds.all()) {
            double[][] values = Run.over(bars, kind, Run.usual(kind));
            for (int output = 0; output < values.length; output++) {
                check.of(kind.outputs().get(output).name(), values[output]);
            }
        }
    }

    private static List<Bar> still(double price, int count) {
        return Collections.nCopies(count, flat(price));
    }

    private static Bar flat(double price) {
        return Bar.of(price, price, price, price);
    }
}
