package io.tickflow.core.feature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.feature.quote.SeededQuotes;
import io.tickflow.core.market.Tick;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators and rolling functions, held against the whole history of their inputs. */
class CalculatedFeaturesTest {

    private static final long SEED = 93;
    private static final int TICKS = 4_000;
    private static final int N = 20;

    private static final FeatureSet FEATURES =
            FeatureSet.of(
                    FeatureConfig.STANDARD
                            .on()
                            .adding(
                                    "a = spread_bps",
                                    "b = mid_dev_ewma_2s",
                                    "ema = ema(5, M1)",
                                    "one = a + b * 2",
                                    "two = (a + b) * 2",
                                    "three = a - b - 1",
                                    "four = 8 / a / 2",
                                    "five = -a * -b",
                                    "six = 1 - a < b + 2",
                                    "seven = (a > b) * (a <= 3)",
                                    "eight = abs(b) + sqrt(a) + log(a) + sign(b)",
                                    "nine = mid / ema > 1",
                                    "none = a / (b - b)",
                                    "none_more = (a / (b - b)) >= 0",
                                    "no_log = log(b - b)",
                                    "no_root = sqrt(-a)",
                                    "same = a == a",
                                    "other = a != a",
                                    "low = min(a + b, 20)",
                                    "high = max(a + b, 20)",
                                    "mean = mean(a + b, 20)",
                                    "sum = sum(a + b, 20)",
                                    "std = std(a + b, 20)",
                                    "std1 = std(a + b, 20, 1)",
                                    "z1 = zscore(a + b, 20, 1)",
                                    "median = median(a + b, 20)",
                                    "most = quantile(a + b, 20, 0.9)",
                                    "ab = a + b",
                                    "of_bars = max(ema * 1, 3)",
                                    "sampled = mean(a, 4, 10s)",
                                    "sampled_lag = lag(a, 2, 10s)",
                                    "sampled_diff = diff(a, 2, 10s)"));

    private final List<FeatureVector> vectors = vectors(FEATURES, SeededQuotes.ticks(SEED, TICKS));
    private final Map<String, double[]> columns = new HashMap<>();

    @Test
    void shouldFollowPrecedenceAndParentheses() {
        double[] a = column("a");
        double[] b = column("b");
        check("one", i -> a[i] + b[i] * 2);
        check("two", i -> (a[i] + b[i]) * 2);
        check("three", i -> a[i] - b[i] - 1);
        check("four", i -> 8 / a[i] / 2);
        check("five", i -> -a[i] * -b[i]);
        check("six", i -> 1 - a[i] < b[i] + 2 ? 1 : 0);
        check("seven", i -> a[i] > b[i] && a[i] <= 3 ? 1 : 0);
        check(
                "eight",
                i ->
                        StrictMath.abs(b[i])
                                + StrictMath.sqrt(a[i])
                                + StrictMath.log(a[i])
                                + StrictMath.signum(b[i]));
    }

    @Test
    void shouldBeNanWithoutBothOperands() {
        assertThat(column("none")).containsOnly(Double.NaN);
        assertThat(column("none_more")).containsOnly(Double.NaN);
        assertThat(column("no_log")).containsOnly(Double.NaN);
        assertThat(column("no_root")).containsOnly(Double.NaN);
        assertThat(column("same")).containsOnly(1);
        assertThat(column("other")).containsOnly(0);
        double[] ema = column("ema");
        double[] nine = column("nine");
        int known = 0;
        for (int i = 0; i < vectors.size(); i++) {
            assertThat(Double.isNaN(nine[i])).as("tick %d", i).isEqualTo(Double.isNaN(ema[i]));
            known += Double.isNaN(ema[i]) ? 0 : 1;
        }
        assertThat(known).isBetween(TICKS / 2, vectors.size() - 1);
    }

    @Test
    void shouldEqualStatisticsOfLastUpdates() {
        checkWindows("low", window -> Arrays.stream(window).min().orElseThrow());
        checkWindows("high", window -> Arrays.stream(window).max().orElseThrow());
        checkWindows("mean", CalculatedFeaturesTest::mean);
        checkWindows("sum", window -> Arrays.stream(window).sum());
        checkWindows("std", window -> deviation(window, 0));
        checkWindows("std1", window -> deviation(window, 1));
        checkWindows(
                "z1",
                window -> {
                    double deviation = deviation(window, 1);
                    return deviation < 1e-6 ? 0 : (window[N - 1] - mean(window)) / deviation;
                });
        checkWindows("median", window -> quantile(window, 0.5));
        checkWindows("most", window -> quantile(window, 0.9));
    }

    @Test
    void shouldSampleAtClosesOfBars() {
        double[] a = column("a");
        var samples = new ArrayList<Double>();
        for (int i = 0; i < vectors.size(); i++) {
            if (closes(i, 10_000)) {
                samples.add(a[i]);
            }
            int last = samples.size() - 1;
            double expected =
                    last < 3
                            ? Double.NaN
                            : mean(
                                    samples.subList(last - 3, last + 1).stream()
                                            .mapToDouble(x -> x)
                                            .toArray());
            double lag = last < 2 ? Double.NaN : samples.get(last - 2);
            assertClose("sampled", i, expected);
            assertClose("sampled_lag", i, lag);
            assertClose("sampled_diff", i, last < 2 ? Double.NaN : samples.get(last) - lag);
        }
        assertThat(samples).hasSizeGreaterThan(100);
    }

    @Test
    void shouldCountBarsOfCalculationsOnBars() {
        double[] ema = column("ema");
        var closed = new ArrayList<Double>();
        for (int i = 0; i < vectors.size(); i++) {
            if (closes(i, 60_000)) {
                closed.add(ema[i]);
            }
            int last = closed.size() - 1;
            double expected =
                    last < 2
                            ? Double.NaN
                            : closed.subList(last - 2, last + 1).stream()
                                    .mapToDouble(x -> x)
                                    .reduce(StrictMath::max)
                                    .orElseThrow();
            assertClose("of_bars", i, expected);
        }
    }

    @Test
    void shouldMatchAtBarCloseAndEveryTick() {
        FeatureSet atClose = FeatureSet.of(FEATURES.config().decidingAt("M1"));
        var engine = new FeatureEngine("test", atClose);
        SymbolState state = atClose.newState();
        var dense = new HashMap<String, FeatureVector>();
        vectors.forEach(vector -> dense.put(vector.decisionId(), vector));
        int compared = 0;
        for (Tick tick : SeededQuotes.ticks(SEED, TICKS)) {
            FeatureVector sparse = engine.step(state, tick).vector();
            if (sparse != null) {
                FeatureVector other = requireNonNull(dense.get(sparse.decisionId()));
                assertThat(sparse.featureHash())
                        .as("seed %d, %s", SEED, tick)
                        .isEqualTo(other.featureHash());
                assertThat(sparse.settled()).isEqualTo(other.settled());
                compared++;
            }
        }
        assertThat(compared).isBetween(20, TICKS / 5);
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "333"})
    void shouldKeepItsBitsWhenStoredAndLoaded(int every) throws IOException {
        var engine = new FeatureEngine("test", FEATURES);
        SymbolState state = FEATURES.newState();
        List<Tick> ticks = SeededQuotes.ticks(SEED, TICKS / 4);
        int vector = 0;
        for (int i = 0; i < ticks.size(); i++) {
            if (i % every == 0) {
                state = loaded(engine, state);
            }
            FeatureVector made = engine.step(state, ticks.get(i)).vector();
            if (made != null) {
                assertThat(made.featureHash())
                        .as("seed %d tick %d", SEED, i)
                        .isEqualTo(vectors.get(vector).featureHash());
                assertThat(made.settled()).isEqualTo(vectors.get(vector++).settled());
            }
        }
    }

    private static SymbolState loaded(FeatureEngine engine, SymbolState state) throws IOException {
        if (state.takeChanged() == 0) {
            return state;
        }
        var stored = new HashMap<String, byte[]>();
        state.bringIn(SymbolParts.ALL);
        for (StateGroup group : FEATURES.groups()) {
            var out = new StateOutput();
            group.write(state, out);
            stored.put(group.name(), out.copy());
        }
        return engine.load("EURUSD", stored::get, null);
    }

    private boolean closes(int i, long lengthMillis) {
        return i > 0
                && vectors.get(i).eventTimeMillis() / lengthMillis
                        > vectors.get(i - 1).eventTimeMillis() / lengthMillis;
    }

    private static double mean(double[] window) {
        return Arrays.stream(window).average().orElseThrow();
    }

    private static double deviation(double[] window, int ddof) {
        double mean = mean(window);
        double squares = Arrays.stream(window).map(x -> (x - mean) * (x - mean)).sum();
        return StrictMath.sqrt(squares / (window.length - ddof));
    }

    private static double quantile(double[] window, double share) {
        double[] ascending = window.clone();
        Arrays.sort(ascending);
        double at = share * (window.length - 1);
        int below = (int) StrictMath.floor(at);
        int above = (int) StrictMath.ceil(at);
        return ascending[below] * (1 - at + below) + ascending[above] * (at - below);
    }

    private interface ByTick {
        double of(int i);
    }

    /** Checks a formula of a and b wherever both are known; a result that is not finite is NaN. */
    private void check(String name, ByTick formula) {
        for (int i = 0; i < vectors.size(); i++) {
            if (Double.isFinite(column("a")[i] + column("b")[i])) {
                double expected = formula.of(i);
                assertClose(name, i, Double.isFinite(expected) ? expected : Double.NaN);
            }
        }
    }

    private void checkWindows(String name, ToDoubleFunction<double[]> expected) {
        double[] ab = column("ab");
        for (int i = 0; i < vectors.size(); i++) {
            double[] window = i < N - 1 ? new double[0] : Arrays.copyOfRange(ab, i - N + 1, i + 1);
            boolean known = window.length == N && Arrays.stream(window).noneMatch(Double::isNaN);
            assertClose(name, i, known ? expected.applyAsDouble(window) : Double.NaN);
        }
    }

    private void assertClose(String name, int i, double expected) {
        double actual = column(name)[i];
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            assertThat(actual).as("%s at %d", name, i).isEqualTo((Double) expected);
        } else {
            double size = StrictMath.max(1, StrictMath.abs(expected));
            assertThat(actual)
                    .as("%s of seed %d at %d", name, SEED, i)
                    .isCloseTo(expected, within(2e-4 * size));
        }
    }

    private double[] column(String name) {
        return columns.computeIfAbsent(
                name,
                given -> {
                    int position = FEATURES.schema().names().indexOf(given);
                    return IntStream.range(0, vectors.size())
                            .mapToDouble(i -> vectors.get(i).values()[position])
                            .toArray();
                });
    }

    private static List<FeatureVector> vectors(FeatureSet features, List<Tick> ticks) {
        var engine = new FeatureEngine("test", features);
        SymbolState state = features.newState();
        var vectors = new ArrayList<FeatureVector>();
        for (Tick tick : ticks) {
            FeatureStep step = engine.step(state, tick);
            if (step.vector() != null) {
                vectors.add(requireNonNull(step.vector()));
            }
        }
        assertThat(vectors).hasSizeGreaterThan(TICKS / 2);
        return vectors;
    }
}
