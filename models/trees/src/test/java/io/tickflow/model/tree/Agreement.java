package io.tickflow.model.tree;

import static org.assertj.core.api.Assertions.assertThat;

/** Assertions that an ensemble scores as its library does, wherever it is computed. */
final class Agreement {

    private static final double TOLERANCE = 1e-6;
    private static final float ROUNDING = 1.2e-7f;
    private static final double DIFFERENT_SHARE_MAX = 0.05;

    private Agreement() {}

    /**
     * Compares both scorers with the library, and their bits with each other, in one batch, in
     * batches of 32, and row by row. Scores above one are compared relative to their size, as no
     * float is closer.
     */
    static void check(TreeEnsemble ensemble, float[] rows, double[] expected, String name) {
        float[] together = OnnxScores.of(ensemble, rows);
        float[] arrays = new TreeArrays(ensemble).score(rows);
        double worst = 0;
        assertThat(together).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double scale = Math.max(1, Math.abs(expected[i]));
            worst = Math.max(worst, Math.abs(expected[i] - together[i]) / scale);
        }
        assertThat(worst).as(name).isLessThanOrEqualTo(TOLERANCE);
        assertThat(OnnxScores.of(ensemble, rows, 1)).as(name + " by row").isEqualTo(together);
        assertThat(OnnxScores.of(ensemble, rows, 32)).as(name + " by 32").isEqualTo(together);
        checkBits(ensemble, arrays, together, name);
    }

    /** Sums have equal bits; of exponential functions the runtime rounds a few otherwise. */
    private static void checkBits(
            TreeEnsemble ensemble, float[] arrays, float[] together, String name) {
        int different = 0;
        float worst = 0;
        for (int i = 0; i < arrays.length; i++) {
            different += arrays[i] == together[i] ? 0 : 1;
            worst = Math.max(worst, Math.abs(arrays[i] - together[i]));
        }
        assertThat(worst).as(name + " by arrays").isLessThanOrEqualTo(ROUNDING);
        double allowed = ensemble.link() == Link.IDENTITY ? 0 : DIFFERENT_SHARE_MAX;
        assertThat(different / (double) arrays.length)
                .as(name + ": share with other bits by arrays")
                .isLessThanOrEqualTo(allowed);
    }
}
