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
