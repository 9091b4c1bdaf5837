package io.tickflow.model.tree.file;

import io.tickflow.model.tree.Link;
import java.util.Locale;

/**
 * Objective of a LightGBM model.
 *
 * @param name LightGBM's name
 * @param link function that its prediction applies to margins
 * @param scale factor of a margin before the link
 * @param isMulticlass true if each class has its own margin
 */
record LightgbmObjective(String name, Link link, double scale, boolean isMulticlass) {

    private static final String SIGMOID = "sigmoid:";

    /** Parses the value of {@code objective}, such as {@code binary sigmoid:1}. */
    static LightgbmObjective of(String text) {
        String[] words = text.strip().split(" +");
        String name = words[0];
        return switch (name) {
            case "binary" -> new LightgbmObjective(name, Link.LOGISTIC, sigmoid(words), false);
            case "cross_entropy", "xentropy" ->
                    new LightgbmObjective(name, Link.LOGISTIC, 1, false);
            case "multiclass", "softmax" -> new LightgbmObjective(name, Link.SOFTMAX, 1, true);
            case "multiclassova", "multiclass_ova", "ova", "ovr" ->
                    new LightgbmObjective(name, Link.LOGISTIC, sigmoid(words), true);
            case "regression",
                    "regression_l2",
                    "regression_l1",
                    "huber",
                    "fair",
                    "quantile",
                    "mape" -> {
                requireNoRoot(words);
                yield new LightgbmObjective(name, Link.IDENTITY, 1, false);
            }
            // A function of the caller's own: the prediction is the margin.
            case "custom" -> new LightgbmObjective(name, Link.IDENTITY, 1, false);
            default ->
                    throw new ModelFileException(
                            "the objective '"
                                    + name
                                    + "' is not supported; train with binary, multiclass or"
                                    + " regression");
        };
    }

    void requireClasses(int classes) {
        // Two margins that do not depend on each other are no form of the ONNX operator.
        boolean isUnsupported = isMulticlass && link == Link.LOGISTIC && classes == 2;
        if (isMulticlass != classes > 1 || isUnsupported) {
            throw new ModelFileException(
                    "the objective '"
                            + name
                            + "' cannot have num_class "
                            + classes
                            + "; train two classes with binary");
        }
    }

    private static double sigmoid(String[] words) {
        for (String word : words) {
            if (word.startsWith(SIGMOID)) {
                return positive(word.substring(SIGMOID.length()));
            }
        }
        return 1;
    }

    private static double positive(String number) {
        try {
            double scale = Double.parseDouble(number);
            if (scale > 0 && Double.isFinite(scale)) {
                return scale;
            }
        } catch (NumberFormatException e) {
            // Refused below like a number out of range.
        }
        throw new ModelFileException("sigmoid is '" + number + "' and must be above 0");
    }

    private static void requireNoRoot(String[] words) {
        for (String word : words) {
            if (word.toLowerCase(Locale.ROOT).equals("sqrt")) {
                throw new ModelFileException(
                        "the regression was trained on roots (reg_sqrt), which is not supported;"
                                + " train with reg_sqrt=false");
            }
        }
    }
}
