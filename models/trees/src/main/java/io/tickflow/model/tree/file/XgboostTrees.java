package io.tickflow.model.tree.file;

import io.tickflow.model.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Trees of an XGBoost model, up to the best iteration. */
final class XgboostTrees {

    static final int GROUPS_MAX = 1_000;

    private static final int TREES_MAX = 1_000_000;

    private final ModelNode model;
    private final ModelNode attributes;
    private final int features;
    private final int groups;

    /**
     * Creates a parser.
     *
     * @param attributes named texts that callers of the library stored, among them the best
     *     iteration
     * @param groups number of classes with trees of their own
     */
    XgboostTrees(ModelNode model, ModelNode attributes, int features, int groups) {
        this.model = model;
        this.attributes = attributes;
        this.features = features;
        this.groups = groups;
    }

    List<Tree> trees() {
        List<ModelNode> found = model.get("trees").elements();
        if (found.isEmpty()) {
            throw new ModelFileException("the model has no trees; train it before saving");
        }
        ModelNode stated = model.get("gbtree_model_param").get("num_trees");
        if (stated.integer(0, TREES_MAX) != found.size()) {
            throw new ModelFileException(
                    "the file has " + found.size() + " trees and states " + stated.text());
        }
        int[] outputs = model.get("tree_info").ints();
        if (outputs.length != found.size()) {
            throw model.get("tree_info").unexpected("one class for each tree");
        }
        int count = (int) Math.min(found.size(), bestTrees());
        var trees = new ArrayList<Tree>(count);
        for (int i = 0; i < count; i++) {
            if (outputs[i] < 0 || outputs[i] >= groups) {
                throw model.get("tree_info").unexpected("classes below " + groups);
            }
            trees.add(tree(found.get(i), outputs[i]));
        }
        return trees;
    }

    /** Number of trees up to the best iteration, all if there is none. */
    private long bestTrees() {
        ModelNode best = attributes.get("best_iteration");
        ModelNode limit = attributes.get("best_ntree_limit");
        ModelNode starts = model.get("iteration_indptr");
        if (!best.isAbsent() && !starts.isAbsent()) {
            int[] trees = starts.ints();
            int next = best.integer(0, TREES_MAX) + 1;
            return next < trees.length ? Math.max(1, trees[next]) : Long.MAX_VALUE;
        }
        if (!limit.isAbsent()) {
            // Releases before 2 counted parallel trees, and not those of several classes.
            return (long) limit.integer(1, TREES_MAX) * groups;
        }
        return best.isAbsent()
                ? Long.MAX_VALUE
                : (best.integer(0, TREES_MAX) + 1L) * parallelTrees() * groups;
    }

    /** Number of trees that grew at once for one class. */
    private int parallelTrees() {
        ModelNode stated = model.get("gbtree_model_param").get("num_parallel_tree");
        if (!stated.isAbsent()) {
            return Math.max(1, stated.integer(0, TREES_MAX));
        }
        // Releases before 1.6 do not state it, but their classes take turns; of a single class,
        // assume one tree, as later releases do on loading such a file.
        int[] classes = model.get("tree_info").ints();
        int count = 1;
        while (groups > 1 && count < classes.length && classes[count] == classes[0]) {
            count++;
        }
        return count;
    }

    private Tree tree(ModelNode tree, int output) {
        requireNumericSplits(tree);
        requireScalarLeaves(tree);
        int[] left = tree.get("left_children").ints();
        int[] right = ofSize(left.length, tree.get("right_children")).ints();
        int[] feature = ofSize(left.length, tree.get("split_indices")).ints();
        float[] value = ofSize(left.length, tree.get("split_conditions")).floats();
        int[] missing = ofSize(left.length, tree.get("default_left")).ints();
        var missingGoesLeft = new boolean[left.length];
        for (int i = 0; i < left.length; i++) {
            missingGoesLeft[i] = missing[i] != 0;
        }
        return new TreeBuilder(
                        left, right, feature, value, missingGoesLeft, new boolean[left.length])
                .build(output, features);
    }

    private static ModelNode ofSize(int size, ModelNode array) {
        if (array.node().size() != size) {
            throw array.unexpected("an array of " + size);
        }
        return array;
    }

    private static void requireNumericSplits(ModelNode tree) {
        ModelNode nodes = tree.get("categories_nodes");
        boolean isCategorical = !nodes.isAbsent() && nodes.ints().length > 0;
        ModelNode types = tree.get("split_type");
        if (!types.isAbsent()) {
            for (int type : types.ints()) {
                isCategorical |= type != 0;
            }
        }
        if (isCategorical) {
            throw new ModelFileException(
                    tree.path()
                            + " splits on categories; train on numbers instead, for example one"
                            + " column of 0 and 1 for each category");
        }
    }

    private static void requireScalarLeaves(ModelNode tree) {
        ModelNode size = tree.get("tree_param").get("size_leaf_vector");
        if (!size.isAbsent() && size.integer(0, GROUPS_MAX) > 1) {
            throw new ModelFileException(
                    "leaves are vectors of "
                            + size.text()
                            + "; train with multi_strategy=\"one_output_per_tree\"");
        }
    }
}
