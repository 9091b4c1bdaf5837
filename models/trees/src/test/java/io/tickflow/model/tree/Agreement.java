package io.tickflow.model.tree;

import static org.assertj.core.api.Assertions.assertThat;

/** Assertions that an ensemble scores as its library does, wherever it is computed. */
final class Agreement {

    private static final double TOLERANCE = 1e-6;

    private Agreement() {}

    /**
     * Compares both scorers with the library, and their bits with each other, in one batch, in
     * batches of 32, and row by row. Scores above one are compared relative to their size, as no
     * float is closer.
     *
     * @return largest difference from the library
     */
    static double check(TreeEnsemble ensemble, float[] rows, double[] expected, String name) {
        float[] together = OnnxScores.of(ensemble, rows);
        float[] arrays = new TreeArrays(ensemble).score(rows);
        double worst = 0;
        assertThat(together).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double scale = Math.max(1, Math.abs(expected[i]));
            double difference = Math.abs(expected[i] - together[i]) / scale;
            worst = difference <= worst ? worst : difference;
        }
        assertThat(worst).as(name).isLessThanOrEqualTo(TOLERANCE);
        assertThat(OnnxScores.of(ensemble, rows, 1)).as(name + " by row").isEqualTo(together);
        assertThat(OnnxScores.of(ensemble, rows, 32)).as(name + " by 32").isEqualTo(together);
        assertThat(ulps(arrays, together)).as(name + " by arrays").isLessThanOrEqualTo(1);
        return worst;
    }

    /** Largest distance in representable floats; the exponential function may round apart. */
    private static int ulps(float[] some, float[] others) {
        int worst = 0;
        for (int i = 0; i < some.length; i++) {
            int distance =
                    Math.abs(Float.floatToRawIntBits(some[i]) - Float.floatToRawIntBits(others[i]));
            worst = Math.max(worst, some[i] == others[i] ? 0 : distance);
        }
        return worst;
    }
}
