package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.market.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RobustSpreadTest {

    private static final long GRID = 5_000;
    private static final double PIP = 1e-4;

    @Test
    void shouldEqualMedianAndMadOfWholeSeries() {
        long seed = 41;
        List<Tick> ticks = SeededQuotes.ticks(seed, 1_500);
        var features = new SessionFeatures();

        for (int i = 0; i < ticks.size(); i++) {
            features.add(ticks.get(i));

            double expected = robustZ(new NaiveTicks(ticks.subList(0, i + 1)), ticks.get(i));
            assertThat(features.value("spread_robust_z"))
                    .as("seed %d tick %d", seed, i)
                    .isCloseTo(expected, within(1e-4));
            assertThat(features.value("spread_pips"))
                    .isCloseTo(ticks.get(i).spread() / PIP, within(1e-5));
        }
    }

    @Test
    void shouldForgetSpreadsAfterLongSilence() {
        var ticks = new ArrayList<Tick>();
        var features = new SessionFeatures();
        long millis = SeededPath.NOON;
        for (int i = 0; i < 200; i++) {
            millis += i == 30 ? 70 * GRID : GRID;
            ticks.add(SeededQuotes.tick(millis, 1.3, 1.3001 + 1e-6 * (i * 37 % 101)));
            features.add(ticks.get(i));

            double expected = robustZ(new NaiveTicks(ticks), ticks.get(i));
            assertThat(features.value("spread_robust_z"))
                    .as("tick %d", i)
                    .isCloseTo(expected, within(1e-4));
        }
    }

    private static double robustZ(NaiveTicks ticks, Tick now) {
        long newest = ticks.nowMillis() / GRID;
        long oldest = StrictMath.max(ticks.startMillis() / GRID + 1, newest - 63);
        if (newest - oldest + 1 < 16) {
            return Double.NaN;
        }
        double[] spreads =
                LongStream.rangeClosed(oldest, newest)
                        .mapToDouble(point -> ticks.heldBefore(point * GRID).spread())
                        .sorted()
                        .toArray();
        double median = medianOf(spreads);
        double[] distances = new double[spreads.length];
        for (int i = 0; i < spreads.length; i++) {
            distances[i] = StrictMath.abs(spreads[i] - median);
        }
        Arrays.sort(distances);
        double floor = 0.05 * StrictMath.max(median, 5e-6 * now.mid());
        double deviation = StrictMath.max(medianOf(distances), floor);
        return (now.spread() - median) / (1.4826 * deviation);
    }

    private static double medianOf(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }

    @Test
    void shouldBeNaNBeforeSixteenPointsOfGrid() {
        var features = new SessionFeatures();
        long start = SeededPath.NOON;
        features.add(SeededQuotes.tick(start, 1.3, 1.3001));
        features.add(SeededQuotes.tick(start + 16 * GRID - 1, 1.3, 1.3001));
        assertThat(features.value("spread_robust_z")).isNaN();

        features.add(SeededQuotes.tick(start + 16 * GRID, 1.3, 1.3001));

        assertThat(features.value("spread_robust_z")).isZero();
    }

    @Test
    void shouldStayFiniteOnFeedOfLockedQuotes() {
        var features = new SessionFeatures();
        features.add(SeededQuotes.tick(SeededPath.NOON, 1.3, 1.3));
        features.add(SeededQuotes.tick(SeededPath.NOON + 600_000, 1.3, 1.3001));

        assertThat(features.value("spread_robust_z")).isGreaterThan(100).isFinite();
    }

    @Test
    void shouldReturnNanWithoutKnownPip() {
        var conditions = new MarketConditions();
        conditions.add(SeededQuotes.tick(SeededPath.NOON, 1.3, 1.3001));
        var out = new WrittenFeatures(MarketConditions.SPECS.size());

        conditions.emit(Double.NaN, 1e-4, out.out());

        assertThat(out.values()[0]).isNaN();
    }
}
