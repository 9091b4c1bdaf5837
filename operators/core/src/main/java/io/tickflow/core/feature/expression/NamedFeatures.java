package io.tickflow.core.feature.expression;

import io.tickflow.core.feature.node.Node;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Features of a vector by their names, in the order of the vector. */
final class NamedFeatures {

    private final Map<String, Node> columns = new LinkedHashMap<>();
    private final Set<String> announced = new HashSet<>();
    private final Set<String> failed = new HashSet<>();

    /** Notes the names of features that are yet to be compiled, for messages. */
    void announce(List<String> features) {
        features.forEach(text -> announced.add(ExpressionParser.nameOf(text)));
    }

    /** Notes that a feature has problems, for messages about those that name it. */
    void fail(String feature) {
        failed.add(ExpressionParser.nameOf(feature));
    }

    /** Adds a feature of quotes. */
    void addQuote(String name, Node node) {
        columns.put(name, node);
    }

    /**
     * Adds a feature.
     *
     * @param given name; empty for that of the node
     * @throws IllegalArgumentException if the name is invalid or taken
     */
    void add(String given, Node node) {
        String name = given.isEmpty() ? node.description().column() : given;
        try {
            // The contract knows what a name is.
            new FeatureSpec(name, "", FeatureUnit.NONE, "", FeatureSpec.EVERY_TICK, 0, 0, 0);
        } catch (IllegalArgumentException e) {
            throw given.isEmpty() ? needsName(e) : e;
        }
        Node before = columns.putIfAbsent(name, node);
        if (before != null) {
            throw new IllegalArgumentException(
                    before == node && given.isEmpty()
                            ? "is in the set already, as " + name
                            : "the name " + name + " is taken");
        }
    }

    private static IllegalArgumentException needsName(IllegalArgumentException cause) {
        return new IllegalArgumentException(
                "it needs a name of its own, as in my_feature = ...; " + cause.getMessage(), cause);
    }

    /** The feature of a name; null if there is none. */
    @Nullable Node find(String name) {
        return columns.get(name);
    }

    /** All features by their names, in their order. */
    Map<String, Node> columns() {
        return columns;
    }

    /** Half a sentence about a word that is no feature, to append. */
    String adviceOn(Expression.Word word) {
        String name = word.text();
        String lower = name.toLowerCase(Locale.ROOT);
        if (failed.contains(name)) {
            return ", as its definition above has a problem";
        }
        if (announced.contains(name)) {
            return " yet: it is defined further down, so move it up";
        }
        if (name.indexOf('.') >= 0) {
            return "; " + OtherSymbols.REFUSED;
        }
        if (CallCompiler.functions().contains(lower)) {
            return "; it is a function: " + lower + "(...)";
        }
        if (Arguments.areBars(word)) {
            return "; these are bars, the last argument of functions of bars";
        }
        return Spelling.suggestion(name, columns.keySet());
    }
}
