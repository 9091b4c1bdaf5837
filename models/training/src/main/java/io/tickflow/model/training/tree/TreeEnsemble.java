package io.tickflow.model.training.tree;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees of a binary logistic model, parsed from XGBoost's JSON.
 *
 * @param trees trees in the order of summation
 * @param baseMargin initial value of the sum, in logits
 */
public record TreeEnsemble(List<Tree> trees, float baseMargin) {

    /**
     * Tree as parallel arrays; index 0 is the root. A row goes left if its feature is below the
     * threshold, or if it is missing and {@code missingGoesLeft}.
     *
     * @param left child, -1 if the node is a leaf
     * @param right child, -1 if the node is a leaf
     * @param feature split feature of an inner node
     * @param value threshold of an inner node, margin of a leaf
     * @param missingGoesLeft true if missing values go left
     */
    public record Tree(
            int[] left, int[] right, int[] feature, float[] value, boolean[] missingGoesLeft) {

        public boolean isLeaf(int node) {
            return left[node] < 0;
        }
    }

    /**
     * Parses the output of {@code Booster.toByteArray("json")}.
     *
     * @throws IllegalArgumentException if it is not a binary logistic model of numeric trees
     */
    public static TreeEnsemble parse(byte[] json) {
        try {
            // Decimals are kept as written, as a double in between could round a threshold twice.
            JsonNode learner =
                    JsonMapper.builder()
                            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                            .build()
                            .readTree(json)
                            .path("learner");
            String objective = learner.path("objective").path("name").asText();
            if (!objective.equals("binary:logistic")) {
                throw new IllegalArgumentException("objective is '" + objective + "'");
            }
            var trees = new ArrayList<Tree>();
            for (JsonNode tree : learner.at("/gradient_booster/model/trees")) {
                trees.add(tree(tree));
            }
            if (trees.isEmpty()) {
                throw new IllegalArgumentException("it has no trees");
            }
            return new TreeEnsemble(List.copyOf(trees), baseMargin(learner));
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
    }

    /** Parses a probability such as {@code 5E-1}, in newer releases within brackets. */
    private static float baseMargin(JsonNode learner) {
        String text = learner.at("/learner_model_param/base_score").asText();
        float probability = Float.parseFloat(text.replace("[", "").replace("]", ""));
        return (float) -Math.log(1.0 / probability - 1.0);
    }

    private static Tree tree(JsonNode tree) {
        for (JsonNode type : tree.path("split_type")) {
            if (type.asInt() != 0) {
                throw new IllegalArgumentException("it splits on categories");
            }
        }
        int[] missing = ints(tree.path("default_left"));
        var missingGoesLeft = new boolean[missing.length];
        for (int i = 0; i < missing.length; i++) {
            missingGoesLeft[i] = missing[i] != 0;
        }
        return new Tree(
                ints(tree.path("left_children")),
                ints(tree.path("right_children")),
                ints(tree.path("split_indices")),
                floats(tree.path("split_conditions")),
                missingGoesLeft);
    }

    private static int[] ints(JsonNode array) {
        var ints = new int[array.size()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = array.get(i).asInt();
        }
        return ints;
    }

    private static float[] floats(JsonNode array) {
        var floats = new float[array.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = array.get(i).decimalValue().floatValue();
        }
        return floats;
    }
}
