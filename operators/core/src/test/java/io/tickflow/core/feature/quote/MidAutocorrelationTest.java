package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.market.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

class MidAutocorrelationTest {

    @Test
    void shouldEqualWeightedSumsOverMovePairs() {
        long seed = 44;
        List<Tick> ticks = SeededQuotes.ticks(seed, 2_000);
        var features = new SessionFeatures();

        for (int i = 0; i < ticks.size(); i++) {
            features.add(ticks.get(i));

            double[] moves = new NaiveTicks(ticks.subList(0, i + 1)).moves();
            double[] moments = momentsOf(moves);
            double correlation = moments[0] / StrictMath.sqrt(moments[1] * moments[2]);
            double spread = 2 * StrictMath.sqrt(StrictMath.max(0, -moments[0])) / features.scale();
            String where = "seed %d tick %d".formatted(seed, i);
            assertThat(features.value("mid_autocorr_100"))
                    .as(where)
                    .isCloseTo(moves.length < 10 ? Double.NaN : correlation, within(1e-6))
                    .satisfiesAnyOf(
                            value -> assertThat(value).isNaN(),
                            value -> assertThat(value).isBetween(-1.0, 1.0));
            assertThat(features.value("roll_spread"))
                    .as(where)
                    .isCloseTo(moves.length < 10 ? Double.NaN : spread, within(1e-5));
        }
    }

    /** Weighted means over pairs: product, square of the later one, square of the earlier one. */
    private static double[] momentsOf(double[] moves) {
        double[] sums = new double[3];
        double weights = 0;
        for (int k = 1; k < moves.length; k++) {
            double weight = StrictMath.pow(0.99, moves.length - 1 - k);
            sums[0] += weight * moves[k] * moves[k - 1];
            sums[1] += weight * moves[k] * moves[k];
            sums[2] += weight * moves[k - 1] * moves[k - 1];
            weights += weight;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= weights;
        }
        return sums;
    }

    @Test
    void shouldBeMinusOneWhenMidFlickers() {
        var features = new SessionFeatures();
        for (int i = 0; i < 11; i++) {
            double shift = 1e-4 * (i % 2);
            long millis = SeededPath.NOON + 100L * i;
            features.add(SeededQuotes.tick(millis, 1.3 + shift, 1.3001 + shift));
        }

        assertThat(features.value("mid_autocorr_100")).isCloseTo(-1, within(1e-6));
        assertThat(features.value("roll_spread")).isCloseTo(2, within(1e-4));
    }

    @Test
    void shouldBeOneWhenMidTrends() {
        var features = new SessionFeatures();
        for (int i = 0; i < 11; i++) {
            double shift = 1e-4 * i;
            long millis = SeededPath.NOON + 100L * i;
            features.add(SeededQuotes.tick(millis, 1.3 + shift, 1.3001 + shift));
        }

        assertThat(features.value("mid_autocorr_100")).isCloseTo(1, within(1e-6));
        assertThat(features.value("roll_spread")).isZero();
    }
}
