package io.tickflow.model.importer.member;

import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.MemberOutput.Kind;
import io.tickflow.model.importer.graph.GraphOutput;
import io.tickflow.model.tree.Link;
import io.tickflow.model.tree.ModelSource;
import io.tickflow.model.tree.TreeEnsemble;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Meaning of a model's values, from its file and the user; problems are collected, not thrown. */
final class OutputMeaning {

    private static final Set<String> POSITIVE = Set.of("1", "true", "True", "up", "UP", "buy");
    private static final Set<String> NEGATIVE =
            Set.of("0", "-1", "false", "False", "down", "DOWN", "sell");
    private static final String FLAGS =
            "give --logits if a sigmoid or softmax is missing at its end, --kind regression"
                    + " --scale S if it says an expected value, or --kind probability if it does"
                    + " say probabilities";

    private final ReadModel model;
    private final ReadingOptions options;
    private final List<String> problems;

    OutputMeaning(ReadModel model, ReadingOptions options, List<String> problems) {
        this.model = model;
        this.options = options;
        this.problems = problems;
    }

    /**
     * Output of a member.
     *
     * @param values values of rows, {@code columns} each
     */
    MemberOutput of(String name, int columns, float[] values) {
        Kind kind = options.kind() == null ? kind(values) : options.kind();
        double scale = options.scale() > 0 ? options.scale() : 1;
        if (kind == Kind.REGRESSION && options.scale() <= 0) {
            problem(
                    String.format(
                            Locale.ROOT,
                            "a regression needs --scale S, the value that counts as one logit: the"
                                    + " probability is logistic(value / S). The standard deviation"
                                    + " of its values here is %.3g",
                            deviation(values)));
        }
        if (kind == Kind.PROBABILITY && !isWithin(values)) {
            problem(
                    "its values reach from "
                            + range(values)
                            + " and are no probabilities: "
                            + FLAGS);
        }
        return new MemberOutput(name, columns, kind, positive(columns), scale);
    }

    private Kind kind(float[] values) {
        TreeEnsemble trees = model.file().trees();
        if (trees != null && trees.link() == Link.IDENTITY) {
            return identity(trees.source());
        }
        GraphOutput output = model.output();
        if (trees == null && output.isRaw() && isWithin(values)) {
            problem(
                    "its output '"
                            + output.tensor()
                            + "' ends in "
                            + output.operator()
                            + ", which says no probabilities by itself: "
                            + FLAGS);
        }
        return Kind.PROBABILITY;
    }

    private Kind identity(ModelSource source) {
        if (source.objective().equals("binary:logitraw")) {
            return Kind.LOGIT;
        }
        problem("its objective '" + source.objective() + "' says no probabilities: " + FLAGS);
        return Kind.PROBABILITY;
    }

    private int positive(int columns) {
        List<String> classes = model.output().classes();
        String wanted = options.positive();
        if (columns == 1) {
            if (wanted != null && NEGATIVE.contains(wanted)) {
                problem(
                        "it has one column, the probability of the positive class; --positive "
                                + wanted
                                + " cannot be chosen. Maybe train it on the opposite label");
            }
            return 0;
        }
        if (classes.size() == columns) {
            return byLabel(classes, wanted);
        }
        if (wanted == null && columns == 2) {
            return 1;
        }
        return byNumber(columns, wanted);
    }

    private int byLabel(List<String> classes, @Nullable String wanted) {
        int position = classes.indexOf(wanted == null ? usual(classes) : wanted);
        if (position < 0) {
            problem(
                    "its classes are "
                            + classes
                            + (wanted == null ? "" : ", not '" + wanted + "'")
                            + "; name the one that stands for up with --positive CLASS");
        }
        return Math.max(position, 0);
    }

    /** Positive class of two whose labels leave no doubt; an empty text otherwise. */
    private static String usual(List<String> classes) {
        if (classes.size() != 2) {
            return "";
        }
        List<String> positive = classes.stream().filter(POSITIVE::contains).toList();
        List<String> negative = classes.stream().filter(NEGATIVE::contains).toList();
        return positive.size() == 1 && negative.size() == 1 ? positive.get(0) : "";
    }

    private int byNumber(int columns, @Nullable String wanted) {
        if (wanted != null && wanted.matches("[0-9]{1,4}") && Integer.parseInt(wanted) < columns) {
            return Integer.parseInt(wanted);
        }
        problem(
                "its output has "
                        + columns
                        + " columns without labels"
                        + (wanted == null
                                ? ""
                                : ", and '" + wanted + "' is none of 0 to " + (columns - 1))
                        + "; name the column that stands for up with --positive, from 0 to "
                        + (columns - 1));
        return 0;
    }

    private static boolean isWithin(float[] values) {
        for (float value : values) {
            if (value < 0 || value > 1 + 1e-6) {
                return false;
            }
        }
        return true;
    }

    private static String range(float[] values) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        return lowest + " to " + highest;
    }

    private static double deviation(float[] values) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (float value : values) {
            if (Float.isFinite(value)) {
                sum += value;
                squares += (double) value * value;
                count++;
            }
        }
        double mean = sum / Math.max(1, count);
        return Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean));
    }

    private void problem(String what) {
        problems.add(model.file().name() + ": " + what);
    }
}
