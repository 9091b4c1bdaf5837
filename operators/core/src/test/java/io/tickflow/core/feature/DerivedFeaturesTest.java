package io.tickflow.core.feature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.feature.quote.SeededPath;
import io.tickflow.core.market.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is made of other features, held against the whole history of those features. */
class DerivedFeaturesTest {

    private static final long SEED = 91;
    private static final int TICKS = 3_000;
    private static final FeatureSet FEATURES =
            FeatureSet.of(
                    FeatureConfig.STANDARD
                            .on()
                            .adding(
                                    "lag3 = lag(spread_bps, 3)",
                                    "diff5 = diff(mid_diff_1, 5)",
                                    "z20 = zscore(spread_bps, 20)",
                                    "ema = ema(5, M1)",
                                    "ema_lag = lag(ema, 2)",
                                    "ema_z = zscore(ema, 10)",
                                    "quotient = ratio(ema, ema(9, M1))",
                                    "nothing = minus(ema, ema)",
                                    "away = dist(ema)",
                                    "seq(mid_diff_1, 8)",
                                    "sampled = seq(spread_bps, 4, M1)",
                                    "nested = lag(zscore(diff(spread_bps, 1), 20), 2)"));

    private final List<FeatureVector> vectors = vectors(FEATURES, ticks());

    @Test
    void shouldLagTickFeaturesByTicks() {
        List<Double> spread = column("spread_bps");
        List<Double> move = column("mid_diff_1");
        for (int i = 10; i < TICKS; i++) {
            assertThat(column("lag3").get(i)).isEqualTo(spread.get(i - 3));
            assertThat(column("diff5").get(i))
                    .isCloseTo(move.get(i) - move.get(i - 5), within(1e-5));
        }
        assertThat(column("lag3").subList(0, 3)).containsOnly(Double.NaN);
        assertThat(column("lag3").get(3)).isEqualTo(spread.get(0));
    }

    @Test
    void shouldLagBarFeaturesByBars() {
        var closed = new ArrayList<Double>();
        List<Double> ema = column("ema");
        for (int i = 0; i < TICKS; i++) {
            if (closesMinute(i)) {
                closed.add(ema.get(i));
            }
            double expected = closed.size() < 3 ? Double.NaN : closed.get(closed.size() - 3);
            assertThat(column("ema_lag").get(i)).as("tick %d", i).isEqualTo((Double) expected);
            if (closed.size() >= 14) {
                assertThat(column("ema_z").get(i))
                        .isCloseTo(
                                zscore(closed.subList(closed.size() - 10, closed.size())),
                                within(2e-2));
            }
        }
        assertThat(closed).hasSizeGreaterThan(30);
    }

    @Test
    void shouldMeasureDistanceInStandardDeviations() {
        List<Double> spread = column("spread_bps");
        for (int i = 19; i < TICKS; i++) {
            assertThat(column("z20").get(i))
                    .as("seed %d tick %d", SEED, i)
                    .isCloseTo(zscore(spread.subList(i - 19, i + 1)), within(1e-3));
        }
        assertThat(column("z20").subList(0, 19)).containsOnly(Double.NaN);
        assertThat(column("nested").get(21)).isNaN();
        assertThat(column("nested").get(22)).isFinite();
    }

    @Test
    void shouldListTheLastValues() {
        List<Double> move = column("mid_diff_1");
        List<Double> spread = column("spread_bps");
        var atCloses = new ArrayList<Double>();
        for (int i = 0; i < TICKS; i++) {
            if (closesMinute(i)) {
                atCloses.add(spread.get(i));
            }
            for (int age = 0; age < 8; age++) {
                double expected = i < age ? Double.NaN : move.get(i - age);
                assertThat(column("seq_mid_diff_1_" + age).get(i)).isEqualTo((Double) expected);
            }
            for (int age = 0; age < 4; age++) {
                double expected =
                        atCloses.size() <= age
                                ? Double.NaN
                                : atCloses.get(atCloses.size() - 1 - age);
                assertThat(column("sampled_" + age).get(i)).isEqualTo((Double) expected);
            }
        }
    }

    private boolean closesMinute(int i) {
        return i > 0
                && vectors.get(i).eventTimeMillis() / 60_000
                        > vectors.get(i - 1).eventTimeMillis() / 60_000;
    }

    @Test
    void shouldCombineValuesOfTheSameMoment() {
        int last = TICKS - 1;
        assertThat(column("nothing").get(last)).isZero();
        assertThat(column("quotient").get(last)).isCloseTo(1, within(1e-2));
        FeatureVector vector = vectors.get(last);
        double mid = 0.5 * (vector.bid() + vector.ask());
        assertThat(column("away").get(last))
                .isCloseTo((mid - column("ema").get(last)) / vector.typicalSpread(), within(1e-2));
    }

    @Test
    void shouldMatchAtBarCloseAndEveryTick() {
        FeatureSet atClose = FeatureSet.of(FEATURES.config().decidingAt("M1"));
        List<FeatureVector> sparse = vectors(atClose, ticks());

        assertThat(sparse).hasSizeBetween(30, TICKS / 5);
        for (FeatureVector vector : sparse) {
            FeatureVector dense =
                    vectors.stream()
                            .filter(other -> other.decisionId().equals(vector.decisionId()))
                            .findFirst()
                            .orElseThrow();
            assertThat(vector.featureHash()).isEqualTo(dense.featureHash());
            assertThat(vector.settled()).isEqualTo(dense.settled());
        }
    }

    @Test
    void shouldSettleWithTheirInputs() {
        int settledFrom = FEATURES.schema().features().get(position("ema")).settled();
        int bars = 0;
        for (int i = 1; i < TICKS; i++) {
            bars +=
                    vectors.get(i).eventTimeMillis() / 60_000
                                    > vectors.get(i - 1).eventTimeMillis() / 60_000
                            ? 1
                            : 0;
            assertThat(vectors.get(i).isSettled(position("ema"))).isEqualTo(bars > settledFrom);
            assertThat(vectors.get(i).isSettled(position("ema_lag")))
                    .as("tick %d, bar %d", i, bars)
                    .isEqualTo(bars > settledFrom + 2);
        }
        assertThat(bars).isGreaterThan(settledFrom + 2);
    }

    private static double zscore(List<Double> values) {
        double mean = values.stream().mapToDouble(x -> x).average().orElseThrow();
        double variance =
                values.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow();
        return variance < 1e-18
                ? 0
                : (values.get(values.size() - 1) - mean) / StrictMath.sqrt(variance);
    }

    private final Map<String, List<Double>> columns = new HashMap<>();

    private List<Double> column(String name) {
        return columns.computeIfAbsent(
                name,
                given -> {
                    int position = position(given);
                    return vectors.stream()
                            .map(vector -> (double) vector.values()[position])
                            .toList();
                });
    }

    private static int position(String name) {
        return FEATURES.schema().names().indexOf(name);
    }

    private static List<FeatureVector> vectors(FeatureSet features, List<Tick> ticks) {
        var engine = new FeatureEngine("test", features);
        SymbolState state = features.newState();
        var vectors = new ArrayList<FeatureVector>();
        for (Tick tick : ticks) {
            FeatureStep step = engine.step(state, tick);
            assertThat(step.accepted()).isTrue();
            if (step.vector() != null) {
                vectors.add(requireNonNull(step.vector()));
            }
        }
        return vectors;
    }

    private static List<Tick> ticks() {
        var random = new Random(SEED);
        var ticks = new ArrayList<Tick>();
        long millis = SeededPath.NOON;
        int points = 13_000;
        for (int i = 0; i < TICKS; i++) {
            millis += 1 + random.nextInt(2_000);
            points += random.nextInt(7) - 3;
            double bid = points * 1e-4;
            double ask = bid + (1 + random.nextInt(4)) * 1e-4;
            ticks.add(new Tick("EURUSD", millis, bid, ask, Double.NaN, 0, 6, 0, i, millis));
        }
        return ticks;
    }
}
