package io.tickflow.model.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final int ROWS = 200_000;
    private static final long SEED = 8;

    @Test
    void shouldFindLineOfMargins() {
        var drawn = new Drawn(margin -> 0.6 * margin - 0.3);

        MarginMap map = Calibration.PLATT.fit(drawn.margins, drawn.labels);

        for (double margin = -3; margin <= 3; margin += 0.5) {
            double expected = 1 / (1 + Math.exp(-(0.6 * margin - 0.3)));
            assertThat(Math.abs(map.probability(margin) - expected)).isLessThan(0.01);
        }
    }

    @Test
    void shouldFindRisingCurveOfMargins() {
        var drawn = new Drawn(margin -> margin < 0 ? 2 * margin : 0.2 * margin);

        MarginMap map = Calibration.ISOTONIC.fit(drawn.margins, drawn.labels);

        double last = 0;
        for (double margin = -1.5; margin <= 1.5; margin += 0.01) {
            double logit = margin < 0 ? 2 * margin : 0.2 * margin;
            double expected = 1 / (1 + Math.exp(-logit));
            assertThat(Math.abs(map.probability(margin) - expected)).isLessThan(0.03);
            assertThat(map.probability(margin)).isGreaterThanOrEqualTo(last - 1e-12);
            last = map.probability(margin);
        }
    }

    @Test
    void shouldStaySoberOnEqualMargins() {
        double[] margins = new double[400];
        float[] labels = new float[400];
        Arrays.fill(labels, 0, 100, 1);

        assertThat(Calibration.ISOTONIC.fit(margins, labels).probability(5)).isEqualTo(0.25);
        assertThat(Calibration.PLATT.fit(margins, labels).probability(0)).isBetween(0.2499, 0.2501);
    }

    @Test
    void shouldParseNames() {
        assertThat(Calibration.parse("isotonic")).isEqualTo(Calibration.ISOTONIC);
        assertThatThrownBy(() -> Calibration.parse("beta"))
                .hasMessageContaining("none, platt, isotonic");
    }

    /** Margins with labels drawn from a function of them. */
    private static final class Drawn {

        final double[] margins = new double[ROWS];
        final float[] labels = new float[ROWS];

        Drawn(DoubleUnaryOperator logit) {
            var random = new SplittableRandom(SEED);
            for (int row = 0; row < ROWS; row++) {
                margins[row] = random.nextGaussian();
                double probability = 1 / (1 + Math.exp(-logit.applyAsDouble(margins[row])));
                labels[row] = random.nextDouble() < probability ? 1 : 0;
            }
        }
    }
}
