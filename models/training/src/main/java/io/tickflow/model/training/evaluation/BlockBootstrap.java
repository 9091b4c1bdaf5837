package io.tickflow.model.training.evaluation;

import io.tickflow.model.training.evaluation.Scored.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Percentile interval of a share by the bootstrap of whole blocks (Efron and Tibshirani 1993,
 * chapter 8): blocks are drawn with replacement, rows within a block stay together. The draws have
 * a fixed seed, so equal blocks give equal intervals.
 */
final class BlockBootstrap {

    private static final int DRAWS = 4_000;
    private static final long SEED = 20_140_501;
    private static final double TAIL = 0.025;

    private BlockBootstrap() {}

    /**
     * 95% interval of the sum of {@code right} over the sum of {@code rows}; NaN at both ends with
     * fewer than two blocks.
     *
     * @param rows rows of each block, above 0
     * @param right those that count
     */
    static Interval interval(int[] rows, int[] right) {
        int blocks = rows.length;
        if (blocks < 2) {
            return new Interval(Double.NaN, Double.NaN);
        }
        var random = new SplittableRandom(SEED);
        var shares = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            long all = 0;
            long counted = 0;
            for (int i = 0; i < blocks; i++) {
                int block = random.nextInt(blocks);
                all += rows[block];
                counted += right[block];
            }
            shares[draw] = (double) counted / all;
        }
        Arrays.sort(shares);
        int low = (int) (TAIL * DRAWS);
        return new Interval(shares[low], shares[DRAWS - 1 - low]);
    }
}
