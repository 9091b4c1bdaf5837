package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.feature.quote.SeededPath.Point;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecayedMeansTest {

    private static final double TAU = 10_000;

    @Test
    void shouldBeNaNBeforeAnythingWasObserved() {
        assertThat(new CountDecayedMean(0.01).value()).isNaN();
        assertThat(new TimeDecayedMean(TAU).mean()).isNaN();
        assertThat(new TimeDecayedMean(TAU).deviation()).isNaN();
    }

    @Test
    void shouldHaveTheFirstObservationAsMean() {
        var counted = new CountDecayedMean(0.01);
        counted.add(0.3);
        var timed = new TimeDecayedMean(TAU);
        timed.hold(0.3, 0);
        assertThat(timed.mean()).isNaN();
        timed.hold(0.3, 1);

        assertThat(counted.value()).isEqualTo(0.3);
        assertThat(timed.mean()).isEqualTo(0.3);
        assertThat(timed.deviation()).isZero();
    }

    @Test
    void shouldWeighObservationsByTheirAge() {
        long seed = 35;
        var random = new Random(seed);
        double alpha = 0.01;
        double[] values = random.doubles(700).toArray();
        var mean = new CountDecayedMean(alpha);

        for (int i = 0; i < values.length; i++) {
            mean.add(values[i]);

            double sum = 0;
            double weights = 0;
            for (int j = 0; j <= i; j++) {
                double weight = StrictMath.pow(1 - alpha, i - j);
                sum += weight * values[j];
                weights += weight;
            }
            assertThat(mean.value())
                    .as("seed %d value %d", seed, i)
                    .isCloseTo(sum / weights, within(1e-12));
        }
    }

    @Test
    void shouldWeighEveryInstantByItsAge() {
        long seed = 36;
        List<Point> points = SeededPath.points(seed, 400);
        var moments = new TimeDecayedMean(TAU);

        for (int i = 1; i < points.size(); i++) {
            moments.hold(
                    points.get(i - 1).price(), points.get(i).millis() - points.get(i - 1).millis());

            if (points.get(i).millis() > points.get(0).millis()) {
                double mean = integral(points, i, 0, 1);
                double variance = integral(points, i, mean, 2);
                String where = "seed %d tick %d".formatted(seed, i);
                assertThat(moments.mean()).as(where).isCloseTo(mean, within(1e-10));
                assertThat(moments.deviation())
                        .as(where)
                        .isCloseTo(StrictMath.sqrt(variance), within(1e-10));
            }
        }
    }

    /** Weighted mean of {@code (price - origin)^power} over all time up to point {@code last}. */
    private static double integral(List<Point> points, int last, double origin, int power) {
        long now = points.get(last).millis();
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < last; i++) {
            double weight =
                    StrictMath.exp(-(now - points.get(i + 1).millis()) / TAU)
                            - StrictMath.exp(-(now - points.get(i).millis()) / TAU);
            sum += weight * StrictMath.pow(points.get(i).price() - origin, power);
            weights += weight;
        }
        return sum / weights;
    }
}
