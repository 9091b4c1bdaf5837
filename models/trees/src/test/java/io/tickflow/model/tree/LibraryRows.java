package io.tickflow.model.tree;

import java.util.SplittableRandom;

/** Seeded rows with missing, tiny and equal values, and a margin that depends on three columns. */
final class LibraryRows {

    static final int FEATURES = 7;

    private static final float[] TINY = {0, -0f, 1e-35f, -1e-35f, 1e-36f, -1e-36f, 2e-35f, -2e-35f};

    final float[] inputs;
    final float[] margins;

    LibraryRows(long seed, int rows) {
        var random = new SplittableRandom(seed);
        inputs = new float[rows * FEATURES];
        margins = new float[rows];
        for (int row = 0; row < rows; row++) {
            int at = row * FEATURES;
            for (int i = 0; i < FEATURES; i++) {
                inputs[at + i] = random.nextInt(20) == 0 ? Float.NaN : value(i, random);
            }
            margins[row] =
                    (Float.isNaN(inputs[at]) ? 0.7f : inputs[at])
                            + (inputs[at + 3] > 2 ? 0.8f : -0.6f)
                            + (inputs[at + 5] > 0 ? 0.5f : -0.4f)
                            + (float) random.nextGaussian();
        }
    }

    /** Gaussians, a grid with many equal values, and a column around zero. */
    private static float value(int column, SplittableRandom random) {
        if (column == 5) {
            return TINY[random.nextInt(TINY.length)];
        }
        return (float) (column < 3 ? random.nextGaussian() : random.nextInt(-4, 40) / 8.0);
    }

    /** Classes by rising margin. */
    float[] classes(int count) {
        var classes = new float[margins.length];
        for (int row = 0; row < classes.length; row++) {
            float shifted = margins[row] + count / 2f;
            classes[row] = Math.max(0, Math.min(count - 1, (float) Math.floor(shifted)));
        }
        return classes;
    }
}
