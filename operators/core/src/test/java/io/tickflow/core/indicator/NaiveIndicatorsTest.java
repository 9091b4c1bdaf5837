package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.bar.Bar;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indicators missing in TA-Lib, against their formulas over the whole series at each bar. */
class NaiveIndicatorsTest {

    private static final int BARS = 1_000;
    private static final int PERIOD = 20;
    private static final int ATR_PERIOD = 10;
    private static final double WIDTH = 2;

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void shouldEqualNaiveBollingerBands(long seed) {
        List<Bar> bars = SeededBars.wild(seed, BARS);
        compare(bars, "bb_middle", PERIOD - 1, i -> mean(bars, i), seed);
        compare(
                bars,
                "bb_upper",
                PERIOD - 1,
                i -> mean(bars, i) + WIDTH * deviation(bars, i),
                seed);
        compare(
                bars,
                "bb_lower",
                PERIOD - 1,
                i -> mean(bars, i) - WIDTH * deviation(bars, i),
                seed);
        compare(
                bars,
                "bb_bandwidth",
                PERIOD - 1,
                i -> 2 * WIDTH * deviation(bars, i) / mean(bars, i),
                seed);
        compare(
                bars,
                "bb_pct_b",
                PERIOD - 1,
                i -> {
                    double half = WIDTH * deviation(bars, i);
                    double lower = mean(bars, i) - half;
                    return half == 0 ? 0.5 : (bars.get(i).close() - lower) / (2 * half);
                },
                seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {44, 45, 46})
    void shouldEqualNaiveKeltnerChannel(long seed) {
        List<Bar> bars = SeededBars.wild(seed, BARS);
        int first = PERIOD - 1;
        IntToDoubleFunction half = i -> WIDTH * averageTrueRange(bars, i);
        compare(bars, "keltner_upper", first, i -> average(bars, i) + half.applyAsDouble(i), seed);
        compare(bars, "keltner_lower", first, i -> average(bars, i) - half.applyAsDouble(i), seed);
        compare(
                bars,
                "keltner_pos",
                first,
                i -> {
                    double lower = average(bars, i) - half.applyAsDouble(i);
                    return (bars.get(i).close() - lower) / (2 * half.applyAsDouble(i));
                },
                seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {47, 48})
    void shouldEqualPositionInDonchianChannel(long seed) {
        List<Bar> bars = SeededBars.wild(seed, BARS);
        compare(
                bars,
                "donchian_pos",
                PERIOD - 1,
                i -> {
                    List<Bar> window = bars.subList(i - PERIOD + 1, i + 1);
                    double upper = window.stream().mapToDouble(Bar::high).max().orElseThrow();
                    double lower = window.stream().mapToDouble(Bar::low).min().orElseThrow();
                    double close = bars.get(i).close();
                    return upper == lower ? 0.5 : (close - lower) / (upper - lower);
                },
                seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {49, 50})
    void shouldDetectInsideAndOutsideBars(long seed) {
        List<Bar> bars = SeededBars.wild(seed, BARS);
        compare(bars, "inside_bar", 1, i -> inner(bars.get(i), bars.get(i - 1), i, bars), seed);
        compare(bars, "outside_bar", 1, i -> inner(bars.get(i - 1), bars.get(i), i, bars), seed);
    }

    /** Colour of bar {@code i} if {@code inner} is within {@code outer}, otherwise 0. */
    private static double inner(Bar inner, Bar outer, int i, List<Bar> bars) {
        if (inner.high() >= outer.high() || inner.low() <= outer.low()) {
            return 0;
        }
        return bars.get(i).close() < bars.get(i).open() ? -1 : 1;
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52})
    void shouldEqualNaiveIchimokuCloud(long seed) {
        List<Bar> bars = SeededBars.wild(seed, BARS);
        int kijun = 26;
        IntToDoubleFunction leadA = i -> (middle(bars, i, 9) + middle(bars, i, kijun)) / 2;
        compare(bars, "ichimoku_tenkan", 8, i -> middle(bars, i, 9), seed);
        compare(bars, "ichimoku_kijun", 25, i -> middle(bars, i, kijun), seed);
        compare(bars, "ichimoku_lead_a", 25, leadA, seed);
        compare(bars, "ichimoku_lead_b", 51, i -> middle(bars, i, 52), seed);
        compare(bars, "ichimoku_span_a", 51, i -> leadA.applyAsDouble(i - kijun), seed);
        compare(bars, "ichimoku_span_b", 77, i -> middle(bars, i - kijun, 52), seed);
        compare(
                bars,
                "ichimoku_chikou",
                26,
                i -> bars.get(i).close() - bars.get(i - kijun).close(),
                seed);
    }

    /** Middle of the range of {@code length} bars up to {@code last}. */
    private static double middle(List<Bar> bars, int last, int length) {
        List<Bar> window = bars.subList(last - length + 1, last + 1);
        double highest = window.stream().mapToDouble(Bar::high).max().orElseThrow();
        double lowest = window.stream().mapToDouble(Bar::low).min().orElseThrow();
        return (highest + lowest) / 2;
    }

    @ParameterizedTest
    @ValueSource(longs = {53, 54})
    void shouldWeightPricesByTicks(long seed) {
        List<Bar> bars = SeededBars.withTicks(SeededBars.wild(seed, BARS), seed);
        compare(
                bars,
                "vwap",
                PERIOD - 1,
                i -> {
                    double weighted = 0;
                    double ticks = 0;
                    for (Bar bar : bars.subList(i - PERIOD + 1, i + 1)) {
                        weighted += bar.ticks() * (bar.high() + bar.low() + bar.close()) / 3;
                        ticks += bar.ticks();
                    }
                    return weighted / ticks;
                },
                seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {55, 56})
    void shouldCountEqualEndsAsLaterTaLib(long seed) {
        List<Bar> bars = SeededBars.wild(seed, BARS);
        compare(bars, "cdl_engulfing", 2, i -> engulfing(bars.get(i), bars.get(i - 1)), seed);
        compare(
                bars,
                "cdl_harami",
                11,
                i -> {
                    boolean isLong = body(bars.get(i - 1)) > meanBody(bars, i - 1);
                    boolean isShort = body(bars.get(i)) <= meanBody(bars, i);
                    return isLong && isShort ? harami(bars.get(i), bars.get(i - 1)) : 0;
                },
                seed);
    }

    /** CDLENGULFING as TA-Lib 0.6 writes it, case by case. */
    private static double engulfing(Bar bar, Bar before) {
        boolean white = bar.close() >= bar.open();
        boolean blackBefore = before.close() < before.open();
        boolean upwards =
                (bar.close() >= before.open() && bar.open() < before.close())
                        || (bar.close() > before.open() && bar.open() <= before.close());
        boolean downwards =
                (bar.open() >= before.close() && bar.close() < before.open())
                        || (bar.open() > before.close() && bar.close() <= before.open());
        double degree = bar.open() != before.close() && bar.close() != before.open() ? 1 : 0.8;
        if (white && blackBefore && upwards) {
            return degree;
        }
        return !white && !blackBefore && downwards ? -degree : 0;
    }

    private static double harami(Bar bar, Bar before) {
        double top = StrictMath.max(bar.open(), bar.close());
        double bottom = StrictMath.min(bar.open(), bar.close());
        double topBefore = StrictMath.max(before.open(), before.close());
        double bottomBefore = StrictMath.min(before.open(), before.close());
        double sign = before.close() >= before.open() ? -1 : 1;
        if (top < topBefore && bottom > bottomBefore) {
            return sign;
        }
        return top <= topBefore && bottom >= bottomBefore ? 0.8 * sign : 0;
    }

    private static double body(Bar bar) {
        return StrictMath.abs(bar.close() - bar.open());
    }

    /** Mean body of the ten bars before. */
    private static double meanBody(List<Bar> bars, int i) {
        return bars.subList(i - 10, i).stream()
                .mapToDouble(NaiveIndicatorsTest::body)
                .average()
                .orElseThrow();
    }

    private static double mean(List<Bar> bars, int last) {
        return closes(bars, last).average().orElseThrow();
    }

    private static double deviation(List<Bar> bars, int last) {
        double mean = mean(bars, last);
        return StrictMath.sqrt(closes(bars, last).map(x -> (x - mean) * (x - mean)).sum() / PERIOD);
    }

    private static DoubleStream closes(List<Bar> bars, int last) {
        return bars.subList(last - PERIOD + 1, last + 1).stream().mapToDouble(Bar::close);
    }

    /** Sum of every close with its weight, newest first, and the seed with the remaining weight. */
    private static double average(List<Bar> bars, int last) {
        double alpha = 2.0 / (PERIOD + 1);
        double weight = 1;
        double sum = 0;
        for (int i = last; i >= PERIOD; i--) {
            sum += weight * alpha * bars.get(i).close();
            weight *= 1 - alpha;
        }
        return sum + weight * mean(bars, PERIOD - 1);
    }

    private static double averageTrueRange(List<Bar> bars, int last) {
        double weight = 1;
        double sum = 0;
        for (int i = last; i > ATR_PERIOD; i--) {
            sum += weight / ATR_PERIOD * trueRange(bars, i);
            weight *= 1 - 1.0 / ATR_PERIOD;
        }
        double start =
                IntStream.rangeClosed(1, ATR_PERIOD)
                        .mapToDouble(i -> trueRange(bars, i))
                        .average()
                        .orElseThrow();
        return sum + weight * start;
    }

    private static double trueRange(List<Bar> bars, int i) {
        Bar bar = bars.get(i);
        double before = bars.get(i - 1).close();
        double gap =
                StrictMath.max(
                        StrictMath.abs(bar.high() - before), StrictMath.abs(bar.low() - before));
        return StrictMath.max(bar.high() - bar.low(), gap);
    }

    private static void compare(
            List<Bar> bars, String function, int first, IntToDoubleFunction naive, long seed) {
        // After a standstill the channel is narrow, and rounding dominates the position.
        double tolerance = function.equals("keltner_pos") ? 1e-7 : 1e-9;
        double[] actual = Run.of(bars, function);
        assertThat(Run.firstNumber(actual)).as(function).isEqualTo(first);
        for (int i = first; i < bars.size(); i++) {
            double expected = naive.applyAsDouble(i);
            assertThat(actual[i])
                    .as("%s seed %d at %d", function, seed, i)
                    .isCloseTo(
                            expected,
                            within(tolerance * StrictMath.max(1, StrictMath.abs(expected))));
        }
    }
}
