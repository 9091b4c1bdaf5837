package io.tickflow.model.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Measures against naive implementations of their definitions. */
class ScoredTest {

    private static final int ROWS = 700;
    private static final double EXACT = 1e-12;

    private static final Gate GATE = Gate.confidence(0.6);

    private final Scored scored = random(5);

    @Test
    void shouldCountRowsAtTheGate() {
        int reach = 0;
        int right = 0;
        int ones = 0;
        for (int row = 0; row < ROWS; row++) {
            float p = scored.probabilities()[row];
            if (p >= 0.6 || 1 - p >= 0.6) {
                reach++;
                right += (p > 0.5 ? 1 : 0) == scored.labels()[row] ? 1 : 0;
                ones += scored.labels()[row];
            }
        }
        assertThat(scored.coverage(GATE)).isEqualTo((double) reach / ROWS);
        assertThat(scored.accuracy(GATE)).isEqualTo((double) right / reach);
        assertThat(scored.baseRate(GATE)).isEqualTo((double) ones / reach);
    }

    @Test
    void shouldRankPairsForAuc() {
        double wins = 0;
        double pairs = 0;
        for (int one = 0; one < ROWS; one++) {
            for (int zero = 0; zero < ROWS; zero++) {
                if (scored.labels()[one] == 1 && scored.labels()[zero] == 0) {
                    float difference = scored.probabilities()[one] - scored.probabilities()[zero];
                    wins += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        assertThat(scored.auc()).isCloseTo(wins / pairs, within(EXACT));
    }

    @Test
    void shouldCompareProbabilityAndFrequencyInTenBins() {
        double error = 0;
        for (int bin = 0; bin < 10; bin++) {
            int rows = 0;
            double probability = 0;
            double frequency = 0;
            for (int row = 0; row < ROWS; row++) {
                if (Math.min(9, (int) (scored.probabilities()[row] * 10)) == bin) {
                    rows++;
                    probability += scored.probabilities()[row];
                    frequency += scored.labels()[row];
                }
            }
            error += rows == 0 ? 0 : Math.abs(probability / rows - frequency / rows) * rows / ROWS;
        }
        assertThat(scored.expectedCalibrationError()).isCloseTo(error, within(EXACT));
    }

    @Test
    void shouldEqualBinomialIntervalWithSingletonBlocks() {
        double accuracy = scored.accuracy(GATE);
        double rows = Math.round(scored.coverage(GATE) * ROWS);
        double half = 1.96 * Math.sqrt(accuracy * (1 - accuracy) / rows);

        assertThat(scored.accuracyInterval(GATE).low()).isCloseTo(accuracy - half, within(3e-3));
        assertThat(scored.accuracyInterval(GATE).high()).isCloseTo(accuracy + half, within(3e-3));
    }

    @Test
    void shouldWidenIntervalForCorrelatedErrors() {
        int copies = 9;
        var probabilities = new float[ROWS * copies];
        var labels = new byte[ROWS * copies];
        var blocks = new long[ROWS * copies];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = scored.probabilities()[i / copies];
            labels[i] = scored.labels()[i / copies];
            blocks[i] = i / copies;
        }
        Scored repeated = new Scored(probabilities, labels, blocks);

        // Copies of a row add no information, so the interval is unchanged.
        assertThat(repeated.accuracyInterval(GATE).low())
                .isCloseTo(scored.accuracyInterval(GATE).low(), within(EXACT));
    }

    @Test
    void shouldReturnNanWithoutRows() {
        var none = new Scored(new float[0], new byte[0], new long[0]);
        assertThat(none.accuracy(GATE)).isNaN();
        assertThat(none.auc()).isNaN();
        assertThat(none.expectedCalibrationError()).isNaN();
        assertThat(none.accuracyInterval(GATE).low()).isNaN();

        var unsure = new Scored(new float[] {0.5f, 0.55f}, new byte[] {1, 1}, new long[] {0, 1});
        assertThat(unsure.coverage(GATE)).isZero();
        assertThat(unsure.accuracy(GATE)).isNaN();
        assertThat(unsure.accuracy(Gate.OPEN)).isEqualTo(1);
        assertThat(unsure.auc()).isNaN();
    }

    private static Scored random(long seed) {
        var random = new Random(seed);
        var probabilities = new float[ROWS];
        var labels = new byte[ROWS];
        var blocks = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            // Hundredths, so that ties are common, and both ends of the range.
            probabilities[row] = random.nextInt(101) / 100f;
            labels[row] = (byte) (random.nextDouble() < probabilities[row] ? 1 : 0);
            blocks[row] = row;
        }
        return new Scored(probabilities, labels, blocks);
    }
}
