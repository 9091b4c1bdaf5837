package io.tickflow.model.importer.member;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.manifest.ModelFeature;
import io.tickflow.model.contract.manifest.Role;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of features for the columns of a model; problems are collected, not thrown. */
final class FeatureNames {

    private static final int NEAREST = 3;

    /** Names that libraries give to columns without names. */
    private static final Pattern MADE_UP =
            Pattern.compile("(f|x|X|c|Column_|column_|feature_|Feature_|input_)?\\d+");

    private final FeatureSchema schema;
    private final Role role;
    private final List<String> problems;

    FeatureNames(FeatureSchema schema, Role role, List<String> problems) {
        this.schema = schema;
        this.role = role;
        this.problems = problems;
    }

    /** Features of the model's columns in order; empty on a problem. */
    List<String> of(ReadModel model, List<String> stated) {
        List<String> own = model.columns();
        boolean isNameless = own.isEmpty() || own.stream().allMatch(this::isMadeUp);
        List<String> names = isNameless || isOther(own, stated) ? stated : own;
        String who = model.file().name() + ": ";
        int width = model.width();
        if (names.isEmpty()) {
            problems.add(
                    who
                            + (width < 0 ? "its columns have" : "its " + width + " columns have")
                            + " no names; give them in order with --features NAMES, or a file with"
                            + " a name a line, such as the header of the training data");
            return List.of();
        }
        if (width >= 0 && names.size() != width) {
            problems.add(
                    who
                            + "it has "
                            + width
                            + " columns and "
                            + names.size()
                            + " features are named; name exactly those it was trained with, in"
                            + " their order");
            return List.of();
        }
        int before = problems.size();
        checkOrder(who, own, names);
        checkKnown(who, names);
        return problems.size() == before ? names : List.of();
    }

    private boolean isMadeUp(String name) {
        return MADE_UP.matcher(name).matches() && !schema.names().contains(name);
    }

    /** Returns true if the user names columns otherwise than by another order. */
    private static boolean isOther(List<String> own, List<String> stated) {
        return !stated.isEmpty() && !Set.copyOf(stated).equals(Set.copyOf(own));
    }

    /** Refuses names that move a column whose name stays. */
    private void checkOrder(String who, List<String> own, List<String> names) {
        for (int i = 0; i < Math.min(own.size(), names.size()); i++) {
            String name = names.get(i);
            if (!own.get(i).equals(name) && own.contains(name)) {
                problems.add(
                        who
                                + "column "
                                + (i + 1)
                                + " is '"
                                + own.get(i)
                                + "' in the file and '"
                                + name
                                + "' in --features, which is another column of the file; give the"
                                + " order of the file or no --features");
                return;
            }
        }
    }

    private void checkKnown(String who, List<String> names) {
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!seen.add(name)) {
                problems.add(who + "the feature '" + name + "' is named twice");
            }
        }
        List<String> unknown = names.stream().filter(name -> !isKnown(name)).distinct().toList();
        for (String name : unknown.subList(0, Math.min(unknown.size(), 2 * NEAREST))) {
            problems.add(
                    who
                            + "the job computes no feature '"
                            + name
                            + "'; nearest are "
                            + nearest(name)
                            + ". Maybe add it with -D'tickflow.features.add=...', or name the"
                            + " columns with --features");
        }
        if (unknown.size() > 2 * NEAREST) {
            problems.add(who + (unknown.size() - 2 * NEAREST) + " more features are unknown");
        }
    }

    private boolean isKnown(String name) {
        return schema.names().contains(name)
                || (role == Role.META && name.startsWith(ModelFeature.VOTE));
    }

    private List<String> nearest(String name) {
        return schema.names().stream()
                .sorted(Comparator.comparingInt(other -> distance(name, other)))
                .limit(NEAREST)
                .toList();
    }

    /** Levenshtein distance. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
