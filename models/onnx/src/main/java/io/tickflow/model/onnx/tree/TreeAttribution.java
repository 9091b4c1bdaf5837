package io.tickflow.model.onnx.tree;

import io.tickflow.model.contract.manifest.MemberOutput;
import java.nio.BufferUnderflowException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exact Shapley values of the margin of a graph of trees, against rows of reference: the
 * interventional TreeSHAP of Lundberg et al. (2020), Algorithm 3. A feature that is left out of a
 * coalition has the value of the reference. Takes the leaves of a tree a row of reference in the
 * worst case, so it is for pages and not for the path of a tick. Not thread-safe.
 */
public final class TreeAttribution {

    private static final byte UNDECIDED = 0;
    private static final byte OF_ROW = 1;
    private static final byte OF_REFERENCE = 2;

    private final TreeLayout trees;
    private final int features;
    private final float base;

    /** Origin of each feature on the path to the current node. */
    private final byte[] origins;

    private final int[] path;
    private int fromRow;
    private int fromReference;

    private TreeAttribution(TreeLayout trees, int features, float base) {
        this.trees = trees;
        this.features = features;
        this.base = base;
        this.origins = new byte[features];
        this.path = new int[features];
    }

    /**
     * Reads a graph.
     *
     * @param output answer of the member
     * @param features number of floats in a row
     * @return null unless {@link TreeScores} takes the graph too
     */
    public static @Nullable TreeAttribution of(byte[] model, MemberOutput output, int features) {
        if (TreeScores.of(model, output, features) == null) {
            return null;
        }
        try {
            TreeLists lists = TreeLists.of(model, output.name());
            return lists == null
                    ? null
                    : new TreeAttribution(new TreeLayout(lists, features), features, lists.base());
        } catch (IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | BufferUnderflowException e) {
            return null;
        }
    }

    /** Margin of a row, the logarithm of its odds; summed in double. */
    public double margin(float[] row) {
        double sum = base;
        for (int root : trees.roots) {
            int place = root;
            while (isSplit(place)) {
                place = child(place, row);
            }
            sum += trees.values[place];
        }
        return sum;
    }

    /**
     * Returns the share of each feature in the difference between the margin of {@code row} and the
     * mean margin of the references; they add up to it.
     *
     * @param references one row or more
     */
    public double[] of(float[] row, List<float[]> references) {
        if (references.isEmpty()) {
            throw new IllegalArgumentException("there is no row of reference");
        }
        var shares = new double[features];
        for (float[] reference : references) {
            for (int root : trees.roots) {
                walk(root, row, reference, shares);
            }
        }
        for (int feature = 0; feature < features; feature++) {
            shares[feature] /= references.size();
        }
        return shares;
    }

    private void walk(int place, float[] row, float[] reference, double[] shares) {
        if (!isSplit(place)) {
            addLeaf(trees.values[place], shares);
            return;
        }
        int feature = trees.feature(place);
        int ofRow = child(place, row);
        int ofReference = child(place, reference);
        if (ofRow == ofReference || origins[feature] == OF_ROW) {
            walk(ofRow, row, reference, shares);
        } else if (origins[feature] == OF_REFERENCE) {
            walk(ofReference, row, reference, shares);
        } else {
            path[fromRow + fromReference] = feature;
            origins[feature] = OF_ROW;
            fromRow++;
            walk(ofRow, row, reference, shares);
            fromRow--;
            origins[feature] = OF_REFERENCE;
            fromReference++;
            walk(ofReference, row, reference, shares);
            fromReference--;
            origins[feature] = UNDECIDED;
        }
    }

    /** Adds a leaf that exactly the coalitions with the path's features of the row reach. */
    private void addLeaf(double value, double[] shares) {
        int players = fromRow + fromReference;
        for (int i = 0; i < players; i++) {
            int feature = path[i];
            shares[feature] +=
                    origins[feature] == OF_ROW
                            ? value * weight(fromRow - 1, fromReference)
                            : -value * weight(fromRow, fromReference - 1);
        }
    }

    /** Returns {@code present! absent! / (present + absent + 1)!}. */
    private static double weight(int present, int absent) {
        double weight = 1.0 / (present + absent + 1);
        int small = Math.min(present, absent);
        int large = Math.max(present, absent);
        for (int i = 1; i <= small; i++) {
            weight *= (double) i / (large + i);
        }
        return weight;
    }

    private boolean isSplit(int place) {
        return !Float.isNaN(trees.thresholds[place]);
    }

    private int child(int place, float[] row) {
        long word = trees.words[place];
        int slot = (int) (word >>> TreeLayout.SLOT_SHIFT) & TreeLayout.SLOT_MASK;
        float value = row[slot / 2];
        boolean goesLeft = Float.isNaN(value) ? slot % 2 == 0 : TreeLayout.key(value) <= (int) word;
        int left = (int) (word >>> TreeLayout.CHILD_SHIFT);
        return goesLeft ? left : left + 1;
    }
}
