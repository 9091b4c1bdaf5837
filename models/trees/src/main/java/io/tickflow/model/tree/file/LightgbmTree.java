package io.tickflow.model.tree.file;

import io.tickflow.model.tree.Tree;
import io.tickflow.model.tree.TreeEnsemble;

/**
 * Tree of a LightGBM file in normal form. LightGBM compares doubles; a float passes {@code x <= t}
 * exactly if it passes the largest float not above t. It takes inputs within {@link
 * TreeEnsemble#ZERO} of zero for zero, and NaN for zero at a node without missing values.
 */
final class LightgbmTree {

    private static final int LEAVES_MAX = 1 << 20;

    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int MISSING_SHIFT = 2;
    private static final int MISSING_IS_ZERO = 0;
    private static final int ZERO_IS_MISSING = 1;
    private static final int NAN_IS_MISSING = 2;

    private final LightgbmSection section;
    private final double scale;

    /** Creates a parser that multiplies leaves by {@code scale}. */
    LightgbmTree(LightgbmSection section, double scale) {
        this.section = section;
        this.scale = scale;
    }

    Tree tree(int output, int features) {
        if (section.has("is_linear") && section.integer("is_linear", 0, 1) == 1) {
            throw new ModelFileException(
                    section.name()
                            + " has linear functions as leaves (linear_tree), which cannot be"
                            + " exported; train with linear_tree=false");
        }
        if (section.integer("num_cat", 0, LEAVES_MAX) > 0) {
            throw categorical();
        }
        int leaves = section.integer("num_leaves", 1, LEAVES_MAX);
        // Inner nodes first, then leaves.
        int inner = leaves - 1;
        var nodes = emptyNodes(inner + leaves);
        double[] leafValues = section.doubles("leaf_value", leaves);
        for (int leaf = 0; leaf < leaves; leaf++) {
            nodes.left()[inner + leaf] = -1;
            nodes.value()[inner + leaf] = (float) (scale * leafValues[leaf]);
        }
        if (inner > 0) {
            addInnerNodes(nodes, inner);
        }
        return nodes.build(output, features);
    }

    private static TreeBuilder emptyNodes(int size) {
        return new TreeBuilder(
                new int[size],
                new int[size],
                new int[size],
                new float[size],
                new boolean[size],
                new boolean[size]);
    }

    private void addInnerNodes(TreeBuilder nodes, int inner) {
        int[] left = section.ints("left_child", inner);
        int[] right = section.ints("right_child", inner);
        int[] feature = section.ints("split_feature", inner);
        double[] threshold = section.doubles("threshold", inner);
        int[] decision = section.ints("decision_type", inner);
        for (int node = 0; node < inner; node++) {
            nodes.left()[node] = child(left[node], inner);
            nodes.right()[node] = child(right[node], inner);
            nodes.feature()[node] = feature[node];
            nodes.value()[node] = floatThreshold(threshold[node]);
            addMissing(nodes, node, decision[node]);
        }
    }

    /** Leaves have negative numbers from -1 on. */
    private int child(int number, int inner) {
        int child = number >= 0 ? number : inner + ~number;
        if (child < 0 || child > 2 * inner || (number >= 0 && number >= inner)) {
            throw new ModelFileException(
                    section.name()
                            + " has the child "
                            + number
                            + " among "
                            + inner
                            + " inner nodes; the file is damaged: save the model again");
        }
        return child;
    }

    private void addMissing(TreeBuilder nodes, int node, int decision) {
        if ((decision & CATEGORICAL) != 0) {
            throw categorical();
        }
        boolean defaultLeft = (decision & DEFAULT_LEFT) != 0;
        switch (decision >> MISSING_SHIFT) {
            case MISSING_IS_ZERO -> nodes.missingGoesLeft()[node] = 0 <= nodes.value()[node];
            case ZERO_IS_MISSING -> {
                nodes.missingGoesLeft()[node] = defaultLeft;
                nodes.zeroIsMissing()[node] = true;
            }
            case NAN_IS_MISSING -> nodes.missingGoesLeft()[node] = defaultLeft;
            default ->
                    throw new ModelFileException(
                            section.name()
                                    + " has the unknown decision_type "
                                    + decision
                                    + "; the file is damaged: save the model again");
        }
    }

    /** Float that separates floats as {@code threshold} separates them once snapped to zero. */
    static float floatThreshold(double threshold) {
        float nearest = (float) threshold;
        float floor = nearest > threshold ? Math.nextDown(nearest) : nearest;
        if (floor < -TreeEnsemble.ZERO || floor >= TreeEnsemble.ZERO) {
            return floor;
        }
        return threshold >= 0 ? TreeEnsemble.ZERO : Math.nextDown(-TreeEnsemble.ZERO);
    }

    private ModelFileException categorical() {
        return new ModelFileException(
                section.name()
                        + " splits on categories; train without categorical_feature instead, for"
                        + " example on one column of 0 and 1 for each category");
    }
}
