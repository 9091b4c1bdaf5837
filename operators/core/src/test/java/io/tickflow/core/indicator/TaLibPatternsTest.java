package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.Core;
import io.tickflow.core.bar.Bar;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Candle patterns against TA-Lib: the same number at every bar. All bars have whole prices, so that
 * the running sums of TA-Lib are exact.
 */
class TaLibPatternsTest {

    private static final int BARS = 20_000;
    private static final Core CORE = new Core();
    private static final double PENETRATION = 0.3;

    private static final Map<String, TaLib.PatternCall> PATTERNS =
            Map.of(
                    "engulfing", CORE::cdlEngulfing,
                    "hammer", CORE::cdlHammer,
                    "shooting_star", CORE::cdlShootingStar,
                    "doji", CORE::cdlDoji,
                    "morning_star",
                            (from, to, o, h, l, c, b, n, out) ->
                                    CORE.cdlMorningStar(
                                            from, to, o, h, l, c, PENETRATION, b, n, out),
                    "evening_star",
                            (from, to, o, h, l, c, b, n, out) ->
                                    CORE.cdlEveningStar(
                                            from, to, o, h, l, c, PENETRATION, b, n, out),
                    "harami", CORE::cdlHarami,
                    "three_soldiers", CORE::cdl3WhiteSoldiers,
                    "three_crows", CORE::cdl3BlackCrows);

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void shouldMatchTaLibOnSeededBars(long seed) {
        check(SeededBars.wild(seed, BARS), "seed " + seed, 5);
    }

    @Test
    void shouldMatchTaLibAtTinyPrices() {
        List<Bar> bars = SeededBars.wild(15, BARS);
        check(SeededBars.times(bars, StrictMath.scalb(1.0, -60)), "seed 15", 5);
    }

    @Test
    void shouldMatchTaLibOnFewDistinctPrices() {
        check(candles(16), "candles of seed 16", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURUSD", "NZDUSD", "XAUUSD"})
    void shouldMatchTaLibOnRealBars(String symbol) throws IOException {
        double step = symbol.equals("XAUUSD") ? 0.0005 : 0.000005;
        check(RealBars.counted(RealBars.of(symbol, BARS), step), symbol, 0);
    }

    private static void check(List<Bar> bars, String series, int foundMin) {
        var ta = new TaLib(bars);
        var found = new TreeMap<String, Long>();
        PATTERNS.forEach(
                (function, call) -> {
                    double[] expected = ta.pattern(call);
                    double[] actual = Run.of(bars, function);
                    assertThat(Arrays.mismatch(actual, expected))
                            .as("first difference of %s on %s", function, series)
                            .isEqualTo(-1);
                    found.put(function, Arrays.stream(actual).filter(x -> x * x == 1).count());
                });
        System.out.println("patterns on " + series + ": " + found);
        assertThat(found).hasSameSizeAs(PATTERNS);
        assertThat(found.values()).as("%s: %s", series, found).allMatch(count -> count >= foundMin);
    }

    /** Candles of few distinct prices, with many ties, equal neighbours and single prices. */
    private static List<Bar> candles(long seed) {
        var random = new Random(seed);
        return Stream.generate(
                        () -> {
                            double open = 100 + random.nextInt(8);
                            double close = 100 + random.nextInt(8);
                            double high = StrictMath.max(open, close) + random.nextInt(2);
                            double low = StrictMath.min(open, close) - random.nextInt(2);
                            return Bar.of(open, high, low, close);
                        })
                .limit(BARS)
                .toList();
    }
}
