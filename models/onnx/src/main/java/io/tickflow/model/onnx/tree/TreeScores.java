package io.tickflow.model.onnx.tree;

import io.tickflow.model.contract.manifest.MemberOutput;
import java.nio.BufferUnderflowException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scorer of a graph of trees by arrays of its own, with the bits of ONNX Runtime: leaves are added
 * in float, tree by tree, and the base last. A row costs the same in any batch, a sixth of a row
 * alone in the runtime and less than half of one among many. A walk has no branches to predict: it
 * compares integers and adds the result to the place of the left child, four trees at a time. One
 * thread.
 */
public final class TreeScores {

    /** Margin from which on a probability is 1 in float. */
    private static final float MARGIN_MAX = 80;

    private static final int LANES = 4;

    private final TreeLayout trees;
    private final int features;
    private final float base;
    private final int[] read;
    private final int[] keys;

    private TreeScores(TreeLayout trees, int features, float base) {
        this.trees = trees;
        this.features = features;
        this.base = base;
        this.read =
                IntStream.range(0, trees.words.length)
                        .filter(place -> !Float.isNaN(trees.thresholds[place]))
                        .map(trees::feature)
                        .distinct()
                        .sorted()
                        .toArray();
        this.keys = new int[2 * features];
    }

    /**
     * Reads a graph.
     *
     * @param output answer of the member
     * @param features number of floats in a row
     * @return null unless the graph is one TreeEnsembleClassifier of two classes with a logistic
     *     margin; anything else is the runtime's
     */
    public static @Nullable TreeScores of(byte[] model, MemberOutput output, int features) {
        boolean isOfSecondClass =
                output.kind() == MemberOutput.Kind.PROBABILITY
                        && output.columns() == 2
                        && output.positive() == 1;
        if (!isOfSecondClass) {
            return null;
        }
        try {
            TreeLists lists = TreeLists.of(model, output.name());
            if (lists == null) {
                return null;
            }
            var scores = new TreeScores(new TreeLayout(lists, features), features, lists.base());
            int widest = scores.read.length == 0 ? 0 : scores.read[scores.read.length - 1];
            return widest < features ? scores : null;
        } catch (IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | BufferUnderflowException e) {
            // Lists in a form that only the runtime understands.
            return null;
        }
    }

    /** Scores rows {@code from} to {@code from + count - 1} of row-major {@code rows}. */
    public void score(float[] rows, int from, int count, float[] probabilities) {
        for (int row = from; row < from + count; row++) {
            probabilities[row] = logistic(margin(rows, row * features));
        }
    }

    private static float logistic(float margin) {
        float upper = 1 / (1 + FloatExp.exp(-Math.min(Math.abs(margin), MARGIN_MAX)));
        return margin < 0 ? 1 - upper : upper;
    }

    private float margin(float[] rows, int at) {
        load(rows, at);
        long[] words = trees.words;
        float[] values = trees.values;
        int[] roots = trees.roots;
        float sum = 0;
        int tree = 0;
        for (; tree + LANES <= roots.length; tree += LANES) {
            int first = roots[tree];
            int second = roots[tree + 1];
            int third = roots[tree + 2];
            int fourth = roots[tree + 3];
            for (int step = steps(tree); step > 0; step--) {
                first = next(words, first);
                second = next(words, second);
                third = next(words, third);
                fourth = next(words, fourth);
            }
            sum += values[first];
            sum += values[second];
            sum += values[third];
            sum += values[fourth];
        }
        for (; tree < roots.length; tree++) {
            int place = roots[tree];
            for (int step = trees.depths[tree]; step > 0; step--) {
                place = next(words, place);
            }
            sum += values[place];
        }
        return sum + base;
    }

    /** Largest depth of the four trees from {@code tree} on. */
    private int steps(int tree) {
        int[] depths = trees.depths;
        return Math.max(
                Math.max(depths[tree], depths[tree + 1]),
                Math.max(depths[tree + 2], depths[tree + 3]));
    }

    private int next(long[] words, int place) {
        long word = words[place];
        int key = keys[(int) (word >>> TreeLayout.SLOT_SHIFT) & TreeLayout.SLOT_MASK];
        long goesRight = ((long) (int) word - key) >>> (Long.SIZE - 1);
        return (int) (word >>> TreeLayout.CHILD_SHIFT) + (int) goesRight;
    }

    /** Turns the inputs of a row into keys. */
    private void load(float[] rows, int at) {
        for (int feature : read) {
            float value = rows[at + feature];
            int key = TreeLayout.key(value);
            boolean isMissing = Float.isNaN(value);
            keys[2 * feature] = isMissing ? Integer.MIN_VALUE : key;
            keys[2 * feature + 1] = isMissing ? Integer.MAX_VALUE : key;
        }
    }

    /**
     * Draws rows that a wrong comparison would score wrongly: thresholds of the trees, their
     * neighbours, missing values, zeros and infinities.
     *
     * @return row-major rows, equal for equal trees
     */
    public float[] hardRows(int count) {
        var random = new SplittableRandom(count);
        var rows = new float[count * features];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian();
        }
        for (int row = 0; row < count; row++) {
            for (int feature : read) {
                rows[row * features + feature] = hard(feature, random);
            }
        }
        return rows;
    }

    private float hard(int feature, SplittableRandom random) {
        int place = random.nextInt(trees.words.length);
        for (int i = 0; i < trees.words.length; i++) {
            boolean isSplit = !Float.isNaN(trees.thresholds[place]);
            if (isSplit && trees.feature(place) == feature) {
                float threshold = trees.thresholds[place];
                return switch (random.nextInt(8)) {
                    case 0 -> Math.nextUp(threshold);
                    case 1 -> Math.nextDown(threshold);
                    case 2 -> Float.NaN;
                    case 3 -> random.nextBoolean() ? 0f : -0f;
                    case 4 ->
                            random.nextBoolean()
                                    ? Float.POSITIVE_INFINITY
                                    : Float.NEGATIVE_INFINITY;
                    default -> threshold;
                };
            }
            place = place + 1 == trees.words.length ? 0 : place + 1;
        }
        return 0;
    }
}
