package io.tickflow.model.tree;

/**
 * Scorer of plain arrays, an oracle for exported models. Leaves are added in float, tree by tree,
 * and the base last, as ONNX Runtime does. Immutable, so that threads may share it.
 */
public final class TreeArrays {

    private static final int LEAF = -1;

    private final Split split;
    private final Link link;
    private final int features;
    private final float[] base;
    private final int[] roots;
    private final int[] outputs;
    private final int[] left;
    private final int[] right;
    private final int[] feature;
    private final float[] value;
    private final boolean[] missingGoesLeft;
    private final boolean[] zeroIsMissing;

    /** Copies {@code ensemble} into contiguous arrays. */
    public TreeArrays(TreeEnsemble ensemble) {
        int nodes = ensemble.nodes();
        split = ensemble.split();
        link = ensemble.link();
        features = ensemble.features();
        base = new float[ensemble.outputs()];
        for (int i = 0; i < base.length; i++) {
            base[i] = ensemble.baseMargins().get(i);
        }
        roots = new int[ensemble.trees().size()];
        outputs = new int[roots.length];
        left = new int[nodes];
        right = new int[nodes];
        feature = new int[nodes];
        value = new float[nodes];
        missingGoesLeft = new boolean[nodes];
        zeroIsMissing = new boolean[nodes];
        int at = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = at;
            outputs[tree] = ensemble.trees().get(tree).output();
            at = copy(ensemble.trees().get(tree), at);
        }
    }

    private int copy(Tree tree, int at) {
        int size = tree.size();
        for (int node = 0; node < size; node++) {
            boolean isLeaf = tree.isLeaf(node);
            left[at + node] = isLeaf ? LEAF : at + tree.left()[node];
            right[at + node] = isLeaf ? LEAF : at + tree.right()[node];
        }
        System.arraycopy(tree.feature(), 0, feature, at, size);
        System.arraycopy(tree.value(), 0, value, at, size);
        System.arraycopy(tree.missingGoesLeft(), 0, missingGoesLeft, at, size);
        System.arraycopy(tree.zeroIsMissing(), 0, zeroIsMissing, at, size);
        return at + size;
    }

    /** Returns the number of outputs of a row. */
    public int outputs() {
        return base.length;
    }

    /**
     * Scores row-major {@code rows}.
     *
     * @return row-major outputs: the positive class's probability for a single logistic margin,
     *     else one output for each margin
     */
    public float[] score(float[] rows) {
        int count = rows.length / features;
        var scores = new float[count * base.length];
        for (int row = 0; row < count; row++) {
            score(rows, row * features, scores, row * base.length);
        }
        return scores;
    }

    /** Scores the row at index {@code from} into {@code scores} at index {@code to}. */
    public void score(float[] rows, int from, float[] scores, int to) {
        for (int i = 0; i < base.length; i++) {
            scores[to + i] = 0;
        }
        for (int tree = 0; tree < roots.length; tree++) {
            scores[to + outputs[tree]] += leaf(roots[tree], rows, from);
        }
        for (int i = 0; i < base.length; i++) {
            scores[to + i] += base[i];
        }
        switch (link) {
            case IDENTITY -> {
                // Margins are the outputs.
            }
            case LOGISTIC -> logistic(scores, to);
            case SOFTMAX -> softmax(scores, to);
        }
    }

    private float leaf(int root, float[] rows, int from) {
        int node = root;
        while (left[node] != LEAF) {
            float found = rows[from + feature[node]];
            boolean isMissing =
                    Float.isNaN(found)
                            || (zeroIsMissing[node] && Math.abs(found) <= TreeEnsemble.ZERO);
            boolean goesLeft =
                    isMissing ? missingGoesLeft[node] : split.goesLeft(found, value[node]);
            node = goesLeft ? left[node] : right[node];
        }
        return value[node];
    }

    private void logistic(float[] scores, int to) {
        for (int i = to; i < to + base.length; i++) {
            float upper = 1 / (1 + (float) Math.exp(-Math.abs(scores[i])));
            scores[i] = scores[i] < 0 ? 1 - upper : upper;
        }
    }

    private void softmax(float[] scores, int to) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = to; i < to + base.length; i++) {
            highest = Math.max(highest, scores[i]);
        }
        float sum = 0;
        for (int i = to; i < to + base.length; i++) {
            scores[i] = (float) Math.exp(scores[i] - highest);
            sum += scores[i];
        }
        for (int i = to; i < to + base.length; i++) {
            scores[i] /= sum;
        }
    }
}
