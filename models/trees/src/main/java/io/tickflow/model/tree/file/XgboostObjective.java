package io.tickflow.model.tree.file;

import io.tickflow.model.tree.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Objective of an XGBoost model.
 *
 * @param name XGBoost's name
 * @param link function that its prediction applies to margins
 * @param hasProbabilityBase true if the base score is a probability instead of a margin
 * @param isMulticlass true if each class has its own margin
 */
record XgboostObjective(String name, Link link, boolean hasProbabilityBase, boolean isMulticlass) {

    /**
     * Parses an objective.
     *
     * @param hasOldLogits true for a release before 1.3, which took the base score of raw logits
     *     for a probability
     */
    static XgboostObjective of(ModelNode objective, boolean hasOldLogits) {
        String name = objective.get("name").text();
        return switch (name) {
            case "binary:logistic", "reg:logistic" ->
                    new XgboostObjective(name, Link.LOGISTIC, true, false);
            case "binary:logitraw" ->
                    new XgboostObjective(name, Link.IDENTITY, hasOldLogits, false);
            case "multi:softprob", "multi:softmax" ->
                    new XgboostObjective(name, Link.SOFTMAX, false, true);
            case "reg:squarederror",
                    "reg:linear",
                    "reg:absoluteerror",
                    "reg:pseudohubererror",
                    "reg:squaredlogerror",
                    "reg:quantileerror" ->
                    new XgboostObjective(name, Link.IDENTITY, false, false);
            default ->
                    throw new ModelFileException(
                            "the objective '"
                                    + name
                                    + "' is not supported; train with binary:logistic,"
                                    + " multi:softprob or reg:squarederror, or give the model"
                                    + " converted to .onnx instead");
        };
    }

    void requireGroups(int groups) {
        if (isMulticlass != groups > 1) {
            throw new ModelFileException(
                    "the objective '" + name + "' cannot have num_class " + groups);
        }
    }

    /** Parses {@code 0.5}, {@code "5E-1"}, {@code "[4.98E-1]"} or one number for each group. */
    List<Float> baseMargins(ModelNode baseScore, int groups) {
        var margins = new ArrayList<Float>();
        String text = baseScore.node().isArray() ? joined(baseScore) : baseScore.text();
        for (String number : text.replaceAll("[\\[\\]\\s]", "").split(",", -1)) {
            margins.add(margin(number, baseScore));
        }
        if (margins.size() == 1) {
            return Collections.nCopies(groups, margins.get(0));
        }
        if (margins.size() != groups) {
            throw baseScore.unexpected("one number, or " + groups);
        }
        return margins;
    }

    private static String joined(ModelNode list) {
        return String.join(",", list.elements().stream().map(ModelNode::text).toList());
    }

    private float margin(String number, ModelNode baseScore) {
        float score;
        try {
            score = Float.parseFloat(number);
        } catch (NumberFormatException e) {
            throw baseScore.unexpected("a number");
        }
        if (hasProbabilityBase && !(score > 0 && score < 1)) {
            throw baseScore.unexpected("a probability above 0 and below 1");
        }
        float margin = hasProbabilityBase ? (float) -Math.log(1.0 / score - 1.0) : score;
        if (!Float.isFinite(margin)) {
            throw baseScore.unexpected("a finite number");
        }
        return margin;
    }
}
