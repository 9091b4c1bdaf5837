package io.tickflow.model.training.evaluation;

import java.util.Arrays;

/** Probability at each accepted tick of a symbol; NaN without a prediction. Not thread-safe. */
public final class ProbabilityColumn {

    private static final int ROWS_FIRST = 1 << 10;

    private float[] values = new float[ROWS_FIRST];
    private int size;

    /** Creates an empty column. */
    public ProbabilityColumn() {}

    /** Sets the probability of a row; rows before it that were never set are NaN. */
    void set(int row, float probability) {
        if (row >= values.length) {
            values = Arrays.copyOf(values, Math.max(row + 1, size + size / 2));
        }
        if (row >= size) {
            Arrays.fill(values, size, row, Float.NaN);
            size = row + 1;
        }
        values[row] = probability;
    }

    /** Probability of a row; NaN without a prediction. */
    float get(int row) {
        return row < size ? values[row] : Float.NaN;
    }
}
