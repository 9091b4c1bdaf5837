package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Indicators against TA-Lib, on seeded and on real bars. */
class TaLibTest {

    private static final int BARS = 4_000;
    private static final double RELATIVE = 1e-9;

    /**
     * Output with the corresponding values of TA-Lib.
     *
     * @param laterInTaLib bars by which TA-Lib's first number is later, as it starts all outputs at
     *     the same index
     * @param unmoved window in bars in which the two treat a standstill differently, 0 if none
     */
    private record Case(
            String function,
            double[] parameters,
            int laterInTaLib,
            int unmoved,
            Function<TaLib, double[]> expected) {

        private static Case of(
                String function, Function<TaLib, double[]> expected, double... parameters) {
            return new Case(function, parameters, 0, 0, expected);
        }

        private Case later(int bars) {
            return new Case(function, parameters, bars, unmoved, expected);
        }

        private Case unless(int unmovedBars) {
            return new Case(function, parameters, laterInTaLib, unmovedBars, expected);
        }
    }

    private static Stream<Case> cases() {
        return Stream.of(
                Case.of("rsi", ta -> ta.rsi(14), 14),
                Case.of("rsi", ta -> ta.rsi(2), 2),
                Case.of("macd", ta -> ta.macd(12, 26, 9, 0), 12, 26, 9).later(8),
                Case.of("macd_signal", ta -> ta.macd(12, 26, 9, 1), 12, 26, 9),
                Case.of("macd_hist", ta -> ta.macd(12, 26, 9, 2), 12, 26, 9),
                Case.of("macd_hist", ta -> ta.macd(17, 5, 4, 2), 17, 5, 4),
                Case.of("macd_hist", ta -> ta.macd(4, 4, 3, 2), 4, 4, 3),
                Case.of("sma", ta -> ta.sma(20), 20),
                Case.of("sma", ta -> ta.sma(7), 7),
                Case.of("wma", ta -> ta.wma(20), 20),
                Case.of("wma", ta -> ta.wma(7), 7),
                Case.of("ema", ta -> ta.ema(20), 20),
                Case.of("ema", ta -> ta.ema(3), 3),
                Case.of("bb_middle", ta -> ta.bollinger(20, 2, 1), 20, 2),
                Case.of("atr", ta -> ta.atr(14), 14),
                Case.of("atr", ta -> ta.atr(1), 1),
                Case.of("adx", ta -> ta.adx(14), 14),
                Case.of("adx", ta -> ta.adx(3), 3),
                Case.of("di_plus", ta -> ta.plusDi(14), 14),
                Case.of("di_minus", ta -> ta.minusDi(14), 14),
                Case.of("stoch_k", ta -> ta.stochastic(14, 3, 3, 0), 14, 3, 3).later(2).unless(19),
                Case.of("stoch_d", ta -> ta.stochastic(14, 3, 3, 1), 14, 3, 3).unless(19),
                Case.of("stoch_d", ta -> ta.stochastic(5, 1, 4, 1), 5, 1, 4).unless(9),
                Case.of("cci", ta -> ta.cci(20), 20).unless(20),
                Case.of("cci", ta -> ta.cci(5), 5).unless(5),
                Case.of("williams_r", ta -> ta.williamsR(14), 14).unless(14),
                Case.of("roc", ta -> ta.roc(10), 10),
                Case.of("sar", ta -> ta.sar(0.02, 0.2)),
                Case.of("sar", ta -> ta.sar(0.1, 0.1), 0.1, 0.1),
                Case.of("sar", ta -> ta.sar(0.3, 0.05), 0.3, 0.05),
                Case.of("donchian_upper", ta -> ta.max(20), 20),
                Case.of("donchian_lower", ta -> ta.min(20), 20));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldEqualTaLibOnSeededBars(Case which) {
        for (long seed = 1; seed <= 4; seed++) {
            check(which, SeededBars.wild(seed, BARS), "seed " + seed);
        }
        check(which, SeededBars.walk(5, BARS), "walk of seed 5");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldMatchTaLibOnTinyAndHugePrices(Case which) {
        List<Bar> bars = SeededBars.wild(6, BARS);
        for (double unit : new double[] {1e-5, 1e-12, 1e9, 1e15}) {
            check(which, SeededBars.times(bars, unit), "seed 6 in units of " + unit);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURUSD", "NZDUSD", "XAUUSD"})
    void shouldEqualTaLibOnRealBars(String symbol) throws IOException {
        List<Bar> bars = RealBars.of(symbol, BARS);
        cases().forEach(which -> check(which, bars, symbol));
        checkDeviation(bars, symbol);
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void shouldEqualChangeOfOnBalanceVolume(long seed) {
        List<Bar> bars = SeededBars.withTicks(SeededBars.wild(seed, BARS), seed);
        double[] total = new TaLib(bars).obv();
        double[] actual = Run.of(bars, "obv", 20);
        for (int i = 20; i < BARS; i++) {
            assertThat(actual[i]).as("seed %d at %d", seed, i).isEqualTo(total[i] - total[i - 20]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void shouldEqualStochRsiOfTaLib(long seed) {
        List<Bar> bars = SeededBars.wild(seed, BARS);
        compareStochRsi(bars, 14, 5, 3);
        compareStochRsi(bars, 14, 14, 3);
        compareStochRsi(bars, 9, 21, 1);
    }

    /** Leaves out windows in which RSI hardly moves, where TA-Lib divides rounding by rounding. */
    private static void compareStochRsi(List<Bar> bars, int period, int k, int d) {
        var ta = new TaLib(bars);
        double[] fast = ta.stochRsi(period, k, d, 0);
        double[] slow = ta.stochRsi(period, k, d, 1);
        double[] rsi = Run.of(bars, "rsi", period);
        double[] actualFast = Run.of(bars, "stochrsi_k", period, k, d);
        double[] actualSlow = Run.of(bars, "stochrsi_d", period, k, d);
        int first = Run.firstNumber(actualSlow);
        assertThat(Run.firstNumber(slow)).isEqualTo(first);
        int compared = 0;
        for (int i = first; i < bars.size(); i++) {
            boolean moves = true;
            for (int j = i - d + 1; j <= i; j++) {
                double[] window = Arrays.copyOfRange(rsi, j - k + 1, j + 1);
                double range =
                        Arrays.stream(window).max().orElseThrow()
                                - Arrays.stream(window).min().orElseThrow();
                moves &= range > 1e-3;
            }
            if (moves) {
                assertThat(actualFast[i]).as("fast at %d", i).isCloseTo(fast[i], within(1e-7));
                assertThat(actualSlow[i]).as("slow at %d", i).isCloseTo(slow[i], within(1e-7));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(bars.size() / 2);
    }

    @Test
    void shouldMatchBandWidthOfTaLib() {
        checkDeviation(SeededBars.wild(7, BARS), "seed 7");
        checkDeviation(SeededBars.times(SeededBars.wild(8, BARS), 1e-9), "seed 8");
    }

    @Test
    void shouldReturnMidpointWithoutMovementUnlikeTaLib() {
        List<Bar> still = Collections.nCopies(60, Bar.of(1.1, 1.1, 1.1, 1.1));
        var ta = new TaLib(still);

        assertThat(ta.rsi(14)[59]).isZero();
        assertThat(Run.of(still, "rsi")[59]).isEqualTo(50);
        assertThat(ta.stochRsi(14, 5, 3, 1)[59]).isZero();
        assertThat(Run.of(still, "stochrsi_d")[59]).isEqualTo(50);
        assertThat(ta.stochastic(14, 3, 3, 1)[59]).isZero();
        assertThat(Run.of(still, "stoch_d")[59]).isEqualTo(50);
        assertThat(ta.williamsR(14)[59]).isZero();
        assertThat(Run.of(still, "williams_r")[59]).isEqualTo(-50);
        assertThat(Run.of(still, "cci")[59]).isZero();
    }

    @Test
    void shouldKeepRsiAtMidpointUntilFirstMove() {
        var bars = new ArrayList<Bar>(Collections.nCopies(40, Bar.of(1.1, 1.1, 1.1, 1.1)));
        bars.add(Bar.of(1.1, 1.2, 1.1, 1.2));
        bars.addAll(Collections.nCopies(40, Bar.of(1.2, 1.2, 1.2, 1.2)));
        double[] risen = Run.of(bars, "rsi");
        assertThat(Arrays.copyOfRange(risen, 14, 40)).containsOnly(50);
        assertThat(Arrays.copyOfRange(risen, 40, 81)).containsOnly(100);

        bars.set(40, Bar.of(1.1, 1.1, 1, 1));
        Collections.fill(bars.subList(41, 81), Bar.of(1, 1, 1, 1));
        double[] fallen = Run.of(bars, "rsi");
        assertThat(Arrays.copyOfRange(fallen, 14, 40)).containsOnly(50);
        assertThat(Arrays.copyOfRange(fallen, 40, 81)).containsOnly(0);
    }

    private static void check(Case which, List<Bar> bars, String series) {
        double[] expected = which.expected().apply(new TaLib(bars));
        double[] actual = Run.of(bars, which.function(), which.parameters());
        String where = which.function() + " on " + series;

        int first = Run.firstNumber(actual);
        assertThat(Run.firstNumber(expected)).as(where).isEqualTo(first + which.laterInTaLib());
        int compared = 0;
        for (int i = first + which.laterInTaLib(); i < bars.size(); i++) {
            if (!stoodStill(bars, i, which.unmoved())) {
                double away = StrictMath.abs(actual[i] - expected[i]);
                if (!(away <= tolerance(expected[i], which, bars.get(i)))) {
                    fail("%s at %d: %s, not %s", where, i, actual[i], expected[i]);
                }
                compared++;
            }
        }
        assertThat(compared).as("compared, " + where).isGreaterThan(bars.size() / 2);
    }

    /**
     * Tolerance of a value: one in prices is a difference of prices, a dimensionless one may be a
     * ratio of differences.
     */
    private static double tolerance(double x, Case which, Bar bar) {
        IndicatorKinds.Function function =
                IndicatorKinds.ofFunction(which.function()).orElseThrow();
        double floor =
                switch (function.kind().outputs().get(function.output()).unit()) {
                    case PRICE -> 1e-13 * bar.close();
                    default -> which.function().equals("cci") ? 1e-6 : 1e-9;
                };
        return StrictMath.max(RELATIVE * StrictMath.abs(x), floor);
    }

    /**
     * Returns true if two neighbours among the last {@code window} bars have the same single price.
     */
    private static boolean stoodStill(List<Bar> bars, int last, int window) {
        for (int i = StrictMath.max(1, last - window + 1); i <= last; i++) {
            Bar bar = bars.get(i);
            Bar before = bars.get(i - 1);
            if (window > 0 && bar.high() == bar.low() && before.high() == before.low()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks the deviation separately, as TA-Lib computes the variance from running sums of squares
     * with few valid digits.
     */
    private static void checkDeviation(List<Bar> bars, String series) {
        var ta = new TaLib(bars);
        double[] upper = ta.bollinger(20, 2, 0);
        double[] lower = ta.bollinger(20, 2, 2);
        double[] actualUpper = Run.of(bars, "bb_upper");
        double[] actualLower = Run.of(bars, "bb_lower");
        assertThat(Run.firstNumber(actualUpper)).isEqualTo(Run.firstNumber(upper));
        for (int i = 19; i < bars.size(); i++) {
            double price = bars.get(i).close();
            double expected = StrictMath.pow((upper[i] - lower[i]) / 4 / price, 2);
            double actual = StrictMath.pow((actualUpper[i] - actualLower[i]) / 4 / price, 2);
            assertThat(actual)
                    .as("variance on %s at %d", series, i)
                    .isCloseTo(expected, within(StrictMath.max(RELATIVE * expected, 1e-13)));
        }
    }
}
