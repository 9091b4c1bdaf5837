package io.tickflow.model.tree;

import java.util.SplittableRandom;

/**
 * Rows that expose differences of an exported model: a third unchanged, a third with missing
 * values, a third with values at and next to the trees' thresholds.
 */
public final class HardRows {

    private static final int KINDS = 3;
    private static final int MISSING_ONE_IN = 5;

    private final TreeEnsemble ensemble;
    private final int features;
    private final SplittableRandom random;

    private HardRows(TreeEnsemble ensemble, long seed) {
        this.ensemble = ensemble;
        this.features = ensemble.features();
        this.random = new SplittableRandom(seed);
    }

    /**
     * Changes row-major {@code inputs} in place.
     *
     * @return {@code inputs}
     */
    public static float[] harden(float[] inputs, TreeEnsemble ensemble, long seed) {
        var rows = new HardRows(ensemble, seed);
        for (int row = 0; row < inputs.length / rows.features; row++) {
            switch (row % KINDS) {
                case 1 -> rows.dropValues(inputs, row * rows.features);
                case 2 -> rows.meetThresholds(inputs, row * rows.features);
                default -> {
                    // Unchanged.
                }
            }
        }
        return inputs;
    }

    private void dropValues(float[] inputs, int at) {
        for (int i = 0; i < features; i++) {
            if (random.nextInt(MISSING_ONE_IN) == 0) {
                inputs[at + i] = Float.NaN;
            }
        }
    }

    private void meetThresholds(float[] inputs, int at) {
        for (int i = 0; i < features; i++) {
            Tree tree = ensemble.trees().get(random.nextInt(ensemble.trees().size()));
            int node = random.nextInt(tree.size());
            // XGBoost takes no infinite inputs.
            if (!tree.isLeaf(node) && Float.isFinite(tree.value()[node])) {
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
