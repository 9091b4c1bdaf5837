package io.tickflow.model.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.model.training.evaluation.Scored.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockBootstrapTest {

    @Test
    void shouldEqualRatioEstimatorOfManyBlocks() {
        int[] rows = new int[400];
        int[] right = new int[400];
        blocks(3, 0.65, rows, right);
        double share = (double) Arrays.stream(right).sum() / Arrays.stream(rows).sum();
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            squares += Math.pow(right[i] - share * rows[i], 2);
        }
        double half = 1.96 * Math.sqrt(squares) / Arrays.stream(rows).sum();

        Interval interval = BlockBootstrap.interval(rows, right);

        assertThat(interval.low()).isCloseTo(share - half, within(0.1 * half));
        assertThat(interval.high()).isCloseTo(share + half, within(0.1 * half));
    }

    @Test
    void shouldCoverTrueShareInMostSamples() {
        int covered = 0;
        for (int seed = 0; seed < 100; seed++) {
            int[] rows = new int[60];
            int[] right = new int[60];
            blocks(seed, 0.6, rows, right);
            Interval interval = BlockBootstrap.interval(rows, right);
            covered += interval.low() <= 0.6 && 0.6 <= interval.high() ? 1 : 0;
        }

        assertThat(covered).isBetween(88, 99);
    }

    @Test
    void shouldRepeatForEqualBlocks() {
        int[] rows = {10, 20, 30};
        int[] right = {5, 15, 15};

        assertThat(BlockBootstrap.interval(rows, right))
                .isEqualTo(BlockBootstrap.interval(rows.clone(), right.clone()));
        assertThat(BlockBootstrap.interval(new int[] {7, 7}, new int[] {3, 3}))
                .isEqualTo(new Interval(3.0 / 7, 3.0 / 7));
    }

    @Test
    void shouldReturnNanForSingleBlock() {
        assertThat(BlockBootstrap.interval(new int[] {9}, new int[] {4}).low()).isNaN();
        assertThat(BlockBootstrap.interval(new int[0], new int[0]).high()).isNaN();
    }

    /** Blocks of 1 to 60 rows whose shares scatter around {@code share}. */
    private static void blocks(long seed, double share, int[] rows, int[] right) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = 1 + random.nextInt(60);
            double here = share + 0.2 * (random.nextDouble() - 0.5);
            for (int row = 0; row < rows[i]; row++) {
                right[i] += random.nextDouble() < here ? 1 : 0;
            }
        }
    }
}
