package io.tickflow.model.tree;

/**
 * Tree as parallel arrays; index 0 is the root. A value is missing if it is NaN, or if it is within
 * {@link TreeEnsemble#ZERO} of zero at a node with {@code zeroIsMissing}. Missing values go left if
 * {@code missingGoesLeft}; others go left if they pass the split of the ensemble.
 *
 * @param output index of the margin that the leaves add to
 * @param left child, -1 if the node is a leaf
 * @param right child, -1 if the node is a leaf
 * @param feature split feature of an inner node
 * @param value threshold of an inner node, margin of a leaf
 * @param missingGoesLeft true if missing values go left
 * @param zeroIsMissing true if zero counts as missing
 */
public record Tree(
        int output,
        int[] left,
        int[] right,
        int[] feature,
        float[] value,
        boolean[] missingGoesLeft,
        boolean[] zeroIsMissing) {

    public boolean isLeaf(int node) {
        return left[node] < 0;
    }

    /** Returns the number of nodes, leaves included. */
    public int size() {
        return left.length;
    }

    /** Returns this tree with its leaves times {@code factor}. */
    Tree scaled(double factor) {
        float[] scaled = value.clone();
        for (int node = 0; node < size(); node++) {
            scaled[node] = isLeaf(node) ? (float) (factor * value[node]) : value[node];
        }
        return new Tree(output, left, right, feature, scaled, missingGoesLeft, zeroIsMissing);
    }
}
