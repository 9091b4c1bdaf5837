package io.tickflow.model.onnx;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows without missing values, for a member that takes none; drawn rows follow until there are
 * enough to compare batches.
 *
 * @param inputs row-major inputs
 * @param expected probabilities of the original library; {@link GoldenRows#UNKNOWN} for drawn rows
 * @param answeredHoles number of rows that were left out although the library has an answer
 */
record WholeRows(float[] inputs, float[] expected, int answeredHoles) {

    /**
     * Picks the whole ones of row-major rows.
     *
     * @param expected one probability a row; null if they are unknown
     */
    static WholeRows of(float[] rows, int features, float @Nullable [] expected) {
        int count = rows.length / features;
        float[] drawn = ProbeRows.of(features, false);
        var inputs = new float[rows.length + drawn.length];
        var answers = new float[count + drawn.length / features];
        Arrays.fill(answers, GoldenRows.UNKNOWN);
        int whole = 0;
        int answeredHoles = 0;
        for (int row = 0; row < count; row++) {
            float answer = expected == null ? GoldenRows.UNKNOWN : expected[row];
            if (hasMissing(rows, row * features, features)) {
                answeredHoles += answer >= 0 && answer <= 1 ? 1 : 0;
            } else {
                System.arraycopy(rows, row * features, inputs, whole * features, features);
                answers[whole++] = answer;
            }
        }
        if (whole < GoldenRows.ROWS_MIN) {
            System.arraycopy(drawn, 0, inputs, whole * features, drawn.length);
            whole += drawn.length / features;
        }
        return new WholeRows(
                Arrays.copyOf(inputs, whole * features),
                Arrays.copyOf(answers, whole),
                answeredHoles);
    }

    private static boolean hasMissing(float[] rows, int from, int features) {
        for (int i = from; i < from + features; i++) {
            if (Float.isNaN(rows[i])) {
                return true;
            }
        }
        return false;
    }
}
