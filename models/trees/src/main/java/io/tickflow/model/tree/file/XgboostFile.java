package io.tickflow.model.tree.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.tickflow.model.tree.ModelSource;
import io.tickflow.model.tree.Split;
import io.tickflow.model.tree.TreeEnsemble;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses the files that XGBoost's {@code save_model} writes, {@code .json} and {@code .ubj}, of
 * releases 1 to 3. After early stopping only the trees up to the best iteration count, as in the
 * library's scikit-learn interface.
 */
public final class XgboostFile {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .nodeFactory(new FloatNodes())
                    .build();

    private static final int FEATURES_MAX = 100_000;

    private XgboostFile() {}

    /**
     * Rounds decimals once, from their text to float: a double in between could round a threshold
     * twice.
     */
    private static final class FloatNodes extends JsonNodeFactory {
        @Override
        public ValueNode numberNode(BigDecimal value) {
            return numberNode(value.floatValue());
        }
    }

    /**
     * Parses the content of a file.
     *
     * @throws ModelFileException if it is no model that can be scored exactly
     */
    public static TreeEnsemble parse(byte[] content) {
        JsonNode root = isText(content) ? json(content) : UbjsonReader.read(content);
        return ensemble(new ModelNode("", root));
    }

    /** Text has a quote or a space after its first brace, UBJSON the type of a length. */
    private static boolean isText(byte[] content) {
        return content.length < 2
                || content[1] == '"'
                || content[1] == '}'
                || Character.isWhitespace(content[1]);
    }

    private static JsonNode json(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new ModelFileException(
                    "the file is cut or no JSON: " + e.getOriginalMessage() + "; save it again", e);
        } catch (IOException | NumberFormatException | ArithmeticException e) {
            throw new ModelFileException("the file is no JSON: " + e.getMessage(), e);
        }
    }

    private static TreeEnsemble ensemble(ModelNode root) {
        ModelNode learner = root.get("learner");
        ModelNode booster = learner.get("gradient_booster");
        ModelNode model = gbtree(booster);
        XgboostObjective objective =
                XgboostObjective.of(
                        learner.get("objective"), version(root).matches("1\\.[012]\\..*"));
        ModelNode parameters = learner.get("learner_model_param");
        requireOneTarget(parameters);
        int features = parameters.get("num_feature").integer(1, FEATURES_MAX);
        int groups = Math.max(1, parameters.get("num_class").integer(0, XgboostTrees.GROUPS_MAX));
        objective.requireGroups(groups);
        var ensemble =
                new TreeEnsemble(
                        new ModelSource("xgboost", version(root), objective.name()),
                        features,
                        names(learner.get("feature_names"), features),
                        Split.LESS_THAN,
                        objective.link(),
                        objective.baseMargins(parameters.get("base_score"), groups),
                        new XgboostTrees(model, learner.get("attributes"), features, groups)
                                .trees());
        return TwoClasses.folded(ensemble);
    }

    private static ModelNode gbtree(ModelNode booster) {
        String name = booster.get("name").text();
        return switch (name) {
            case "gbtree" -> booster.get("model");
            case "dart" -> {
                requireNothingDropped(booster.get("weight_drop"));
                yield booster.get("gbtree").get("model");
            }
            case "gblinear" ->
                    throw new ModelFileException(
                            "the model is a linear booster (gblinear) without trees; train with"
                                    + " booster=\"gbtree\", or give scikit-learn's"
                                    + " LogisticRegression converted to .onnx by skl2onnx instead");
            default ->
                    throw new ModelFileException(
                            "the booster is '" + name + "'; train with booster=\"gbtree\"");
        };
    }

    private static void requireNothingDropped(ModelNode weights) {
        for (float weight : weights.floats()) {
            if (weight != 1) {
                throw new ModelFileException(
                        "the model is a dart booster that dropped trees (one weighs "
                                + weight
                                + "), which cannot be scored exactly; train with"
                                + " booster=\"gbtree\", or with rate_drop=0");
            }
        }
    }

    private static void requireOneTarget(ModelNode parameters) {
        ModelNode targets = parameters.get("num_target");
        if (!targets.isAbsent() && targets.integer(0, Integer.MAX_VALUE) > 1) {
            throw new ModelFileException(
                    "the model predicts "
                            + targets.text()
                            + " targets at once; train and import one model for each target");
        }
    }

    private static List<String> names(ModelNode names, int features) {
        var found = new ArrayList<String>();
        if (!names.isAbsent()) {
            names.elements().forEach(name -> found.add(name.text()));
        }
        if (!found.isEmpty() && found.size() != features) {
            throw new ModelFileException(
                    "the file names " + found.size() + " of " + features + " features");
        }
        return found;
    }

    private static String version(ModelNode root) {
        ModelNode version = root.get("version");
        if (version.isAbsent()) {
            return "unknown";
        }
        return String.join(".", version.elements().stream().map(ModelNode::text).toList());
    }
}
