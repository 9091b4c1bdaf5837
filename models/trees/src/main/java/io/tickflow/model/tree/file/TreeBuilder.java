package io.tickflow.model.tree.file;

import io.tickflow.model.tree.Tree;
import java.util.BitSet;

/**
 * Nodes as a file gives them, checked and reduced to those that the root reaches: libraries leave
 * pruned nodes behind.
 *
 * @param left child, negative if the node is a leaf
 * @param right child
 * @param feature split feature of an inner node
 * @param value threshold of an inner node, margin of a leaf
 * @param missingGoesLeft true if missing values go left
 * @param zeroIsMissing true if zero counts as missing
 */
record TreeBuilder(
        int[] left,
        int[] right,
        int[] feature,
        float[] value,
        boolean[] missingGoesLeft,
        boolean[] zeroIsMissing) {

    /**
     * Builds the tree.
     *
     * @throws ModelFileException if the nodes form no tree, or a number is out of range
     */
    Tree build(int output, int features) {
        BitSet reached = reached();
        var index = new int[left.length];
        int size = 0;
        for (int node = reached.nextSetBit(0); node >= 0; node = reached.nextSetBit(node + 1)) {
            check(node, features);
            index[node] = size++;
        }
        var tree =
                new Tree(
                        output,
                        new int[size],
                        new int[size],
                        new int[size],
                        new float[size],
                        new boolean[size],
                        new boolean[size]);
        for (int node = reached.nextSetBit(0); node >= 0; node = reached.nextSetBit(node + 1)) {
            int to = index[node];
            boolean isLeaf = left[node] < 0;
            tree.left()[to] = isLeaf ? -1 : index[left[node]];
            tree.right()[to] = isLeaf ? -1 : index[right[node]];
            tree.feature()[to] = isLeaf ? 0 : feature[node];
            tree.value()[to] = value[node];
            tree.missingGoesLeft()[to] = !isLeaf && missingGoesLeft[node];
            tree.zeroIsMissing()[to] = !isLeaf && zeroIsMissing[node];
        }
        return tree;
    }

    private BitSet reached() {
        if (left.length == 0) {
            throw new ModelFileException("a tree has no nodes");
        }
        var reached = new BitSet();
        var open = new int[left.length];
        int count = 1;
        reached.set(0);
        while (count > 0) {
            int node = open[--count];
            if (left[node] >= 0) {
                reach(reached, left[node]);
                open[count++] = left[node];
                reach(reached, right[node]);
                open[count++] = right[node];
            }
        }
        return reached;
    }

    private void reach(BitSet reached, int child) {
        if (child < 0 || child >= left.length) {
            throw new ModelFileException(
                    "a tree of " + left.length + " nodes has node " + child + " as a child");
        }
        if (reached.get(child)) {
            throw new ModelFileException("node " + child + " of a tree has two parents");
        }
        reached.set(child);
    }

    private void check(int node, int features) {
        boolean isLeaf = left[node] < 0;
        if (!isLeaf && (feature[node] < 0 || feature[node] >= features)) {
            throw new ModelFileException(
                    "a tree splits on feature " + feature[node] + " of " + features);
        }
        if (isLeaf ? !Float.isFinite(value[node]) : Float.isNaN(value[node])) {
            throw new ModelFileException(
                    "a tree has the number "
                            + value[node]
                            + (isLeaf ? " as a leaf" : " as a threshold"));
        }
    }
}
