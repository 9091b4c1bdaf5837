package io.tickflow.model.training.bundle;

import io.tickflow.model.training.tree.TreeEnsemble;
import io.tickflow.model.training.tree.TreeEnsemble.Tree;
import java.util.SplittableRandom;

/**
 * Rows that expose differences of an exported model: a third unchanged, a third with missing
 * values, a third with values at and next to the trees' thresholds.
 */
final class HardRows {

    private static final int KINDS = 3;
    private static final int MISSING_ONE_IN = 5;

    private HardRows() {}

    /** Changes row-major {@code inputs} of {@code features} columns in place. */
    static float[] harden(float[] inputs, int features, TreeEnsemble ensemble, long seed) {
        var random = new SplittableRandom(seed);
        for (int row = 0; row < inputs.length / features; row++) {
            switch (row % KINDS) {
                case 1 -> dropValues(inputs, row * features, features, random);
                case 2 -> meetThresholds(inputs, row * features, features, ensemble, random);
                default -> {
                    // Unchanged.
                }
            }
        }
        return inputs;
    }

    private static void dropValues(float[] inputs, int at, int features, SplittableRandom random) {
        for (int i = 0; i < features; i++) {
            if (random.nextInt(MISSING_ONE_IN) == 0) {
                inputs[at + i] = Float.NaN;
            }
        }
    }

    private static void meetThresholds(
            float[] inputs, int at, int features, TreeEnsemble ensemble, SplittableRandom random) {
        for (int i = 0; i < features; i++) {
            Tree tree = ensemble.trees().get(random.nextInt(ensemble.trees().size()));
            int node = random.nextInt(tree.left().length);
            if (!tree.isLeaf(node)) {
                float threshold = tree.value()[node];
                inputs[at + tree.feature()[node]] =
                        switch (random.nextInt(KINDS)) {
                            case 0 -> threshold;
                            case 1 -> Math.nextUp(threshold);
                            default -> Math.nextDown(threshold);
                        };
            }
        }
    }
}
