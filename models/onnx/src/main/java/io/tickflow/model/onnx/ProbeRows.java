package io.tickflow.model.onnx;

import java.util.SplittableRandom;

/** Seeded rows for members without golden rows: enough to see that scores depend on the batch. */
final class ProbeRows {

    private static final long SEED = 20_140_501L;
    private static final int MISSING_ONE_IN = 9;

    private ProbeRows() {}

    /** {@link GoldenRows#ROWS_MIN} rows of normal values, a ninth of them NaN. */
    static float[] of(int features) {
        return of(features, true);
    }

    /** {@link GoldenRows#ROWS_MIN} rows of normal values; with {@code missing}, a ninth are NaN. */
    static float[] of(int features, boolean missing) {
        var random = new SplittableRandom(SEED);
        var rows = new float[GoldenRows.ROWS_MIN * features];
        for (int i = 0; i < rows.length; i++) {
            boolean isMissing = random.nextInt(MISSING_ONE_IN) == 0 && missing;
            rows[i] = isMissing ? Float.NaN : (float) random.nextGaussian();
        }
        return rows;
    }
}
