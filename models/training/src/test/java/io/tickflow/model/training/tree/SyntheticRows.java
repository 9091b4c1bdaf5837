package io.tickflow.model.training.tree;

import java.util.Random;

/** Rows on a coarse grid, with missing values and a label that depends on the first features. */
final class SyntheticRows {

    static final int FEATURES = 7;

    final float[] inputs;
    final float[] labels;

    SyntheticRows(long seed, int rows) {
        var random = new Random(seed);
        inputs = new float[rows * FEATURES];
        labels = new float[rows];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < FEATURES; i++) {
                // A grid, so that many rows lie next to the thresholds between its points.
                double value = i < 3 ? random.nextGaussian() : random.nextInt(40) / 8.0;
                inputs[row * FEATURES + i] = random.nextInt(20) == 0 ? Float.NaN : (float) value;
            }
            float first = inputs[row * FEATURES];
            float fourth = inputs[row * FEATURES + 3];
            double score = (Float.isNaN(first) ? 0.7 : first) + (fourth > 2 ? 0.8 : -0.6);
            labels[row] = random.nextGaussian() < score ? 1 : 0;
        }
    }
}
