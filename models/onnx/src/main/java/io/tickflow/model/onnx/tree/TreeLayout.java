package io.tickflow.model.onnx.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trees level by level in one array, so that the children of a node lie side by side. A node is a
 * word: the place of its left child, the slot of its input, and the largest input that goes left,
 * as a {@link #key}. A leaf leads to itself, so that a walk may take too many steps.
 */
final class TreeLayout {

    /** Bits of the word above the threshold. */
    static final int SLOT_SHIFT = Integer.SIZE;

    static final int SLOT_BITS = 12;
    static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    static final int CHILD_SHIFT = SLOT_SHIFT + SLOT_BITS;

    private static final int NODES_MAX = 1 << (Long.SIZE - CHILD_SHIFT - 1);
    private static final int FEATURES_MAX = (SLOT_MASK + 1) / 2;
    private static final long KEY_MASK = 0xFFFF_FFFFL;

    private final TreeLists lists;
    private final Map<Long, Float> leaves;
    private final List<Integer> rootList = new ArrayList<>();
    private final List<Integer> depthList = new ArrayList<>();

    /** Words of all nodes. */
    final long[] words;

    /** Margin of each leaf, at its place. */
    final float[] values;

    /** Threshold of each inner node, at its place; NaN at leaves. */
    final float[] thresholds;

    /** Place of each tree's root, in the order of summation. */
    final int[] roots;

    /** Steps from each root to its lowest leaf. */
    final int[] depths;

    /**
     * Lays out trees.
     *
     * @throws IllegalArgumentException if they are too large, or another operation than a
     *     comparison splits a node
     */
    TreeLayout(TreeLists lists, int features) {
        this.lists = lists;
        this.leaves = lists.leaves();
        int size = lists.size();
        if (size > NODES_MAX || features > FEATURES_MAX) {
            throw new IllegalArgumentException(size + " nodes, " + features + " features");
        }
        this.words = new long[size];
        this.values = new float[size];
        this.thresholds = new float[size];
        Arrays.fill(thresholds, Float.NaN);
        for (int from = 0; from < size; ) {
            int to = from;
            while (to < size && lists.tree(to) == lists.tree(from)) {
                to++;
            }
            addTree(from, to);
            from = to;
        }
        this.roots = rootList.stream().mapToInt(Integer::intValue).toArray();
        this.depths = depthList.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Adds the tree of rows {@code from} to {@code to - 1}, at the same places. */
    private void addTree(int from, int to) {
        var rows = new HashMap<Integer, Integer>();
        for (int row = from; row < to; row++) {
            rows.put(lists.node(row), row);
        }
        var queue = new int[to - from];
        var levels = new int[to - from];
        queue[0] = row(rows, 0);
        int end = 1;
        for (int i = 0; i < end; i++) {
            int row = queue[i];
            if (lists.mode(row).equals("LEAF")) {
                addLeaf(row, from + i);
                continue;
            }
            queue[end] = row(rows, lists.whenTrue(row));
            queue[end + 1] = row(rows, lists.whenFalse(row));
            levels[end] = levels[i] + 1;
            levels[end + 1] = levels[i] + 1;
            addSplit(row, from + i, from + end);
            end += 2;
        }
        rootList.add(from);
        depthList.add(levels[end - 1]);
    }

    private static int row(Map<Integer, Integer> rows, int node) {
        Integer row = rows.get(node);
        if (row == null) {
            throw new IllegalArgumentException("there is no node " + node);
        }
        return row;
    }

    private void addLeaf(int row, int place) {
        Float weight = leaves.get(TreeLists.leaf(lists.tree(row), lists.node(row)));
        values[place] = weight == null ? 0 : weight;
        words[place] = word(place, 0, Integer.MAX_VALUE);
    }

    private void addSplit(int row, int place, int left) {
        float threshold = lists.value(row);
        int highest =
                switch (lists.mode(row)) {
                    case "BRANCH_LEQ" -> key(threshold);
                    case "BRANCH_LT" -> key(threshold) - 1;
                    default -> throw new IllegalArgumentException(lists.mode(row));
                };
        if (Float.isNaN(threshold)) {
            throw new IllegalArgumentException("a threshold is NaN");
        }
        thresholds[place] = threshold;
        words[place] = word(left, slot(lists.feature(row), lists.missingIsTrue(row)), highest);
    }

    private static long word(int child, int slot, int highest) {
        return ((long) child << CHILD_SHIFT) | ((long) slot << SLOT_SHIFT) | (highest & KEY_MASK);
    }

    /**
     * Slot of an input: each has one for nodes that send missing values left, and one for others.
     */
    static int slot(int feature, boolean missingGoesLeft) {
        if (feature < 0 || feature >= FEATURES_MAX) {
            throw new IllegalArgumentException("there is no feature " + feature);
        }
        return 2 * feature + (missingGoesLeft ? 0 : 1);
    }

    /** Feature of the inner node at {@code place}. */
    int feature(int place) {
        return ((int) (words[place] >>> SLOT_SHIFT) & SLOT_MASK) / 2;
    }

    /** Integer with the order of floats; both zeros have the same. */
    static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ ((bits >> (Integer.SIZE - 1)) & Integer.MAX_VALUE);
    }
}
