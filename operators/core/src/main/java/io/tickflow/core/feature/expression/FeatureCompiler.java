package io.tickflow.core.feature;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.ExpressionParser.Named;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a {@link FeatureConfig} into nodes, noting everything that is wrong. One use. */
final class FeatureCompiler {

    private static final int FEATURES_MAX = 1_000;
    private static final int SERIES_MAX = 24;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> byDefinition = new HashMap<>();
    private final Map<String, Node> columns = new LinkedHashMap<>();
    private final Map<String, FeatureSpec> quotes = new HashMap<>();
    private final PlannedSeries series = new PlannedSeries();
    private final List<Remembered> memories = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Functions functions = new Functions(this);
    private final SequenceFeatures sequences = new SequenceFeatures(this);

    private FeatureCompiler() {}

    /**
     * Compiles the set.
     *
     * @throws InvalidFeaturesException naming everything that is wrong
     */
    static FeatureSet compile(FeatureConfig config) {
        var compiler = new FeatureCompiler();
        compiler.addQuotes(Microstructure.SPECS);
        compiler.addQuotes(Dynamics.SPECS);
        List<String> bars = compiler.normal(config.bars());
        StandardFeatures.on(bars).forEach(text -> compiler.add(text, "bars"));
        config.added().forEach(text -> compiler.add(text, "add"));
        int decisionSeries = compiler.decisionSeries(config);
        compiler.checkSize();
        if (!compiler.problems.isEmpty()) {
            throw new InvalidFeaturesException(compiler.problems);
        }
        return new FeatureSet(
                config,
                compiler.nodes,
                compiler.columns,
                compiler.quotes,
                compiler.series.plans(),
                compiler.memories,
                decisionSeries);
    }

    private void addQuotes(List<FeatureSpec> specs) {
        for (FeatureSpec spec : specs) {
            var readiness =
                    new Readiness(
                            Pace.TICK,
                            spec.firstValid(),
                            spec.settled(),
                            spec.settledSessionMillis());
            var description =
                    new Node.Description(
                            spec.name(),
                            spec.name(),
                            spec.unit(),
                            spec.group(),
                            Pace.TICK,
                            readiness);
            Node node = new QuoteValue(nodes.size(), description);
            nodes.add(node);
            byDefinition.put(spec.name(), node);
            columns.put(spec.name(), node);
            quotes.put(spec.name(), spec);
        }
    }

    /** The names of the bars as they are written, each once. */
    private List<String> normal(List<String> names) {
        var normal = new ArrayList<String>();
        for (String name : names) {
            try {
                String text = BarSpec.parse(name).toString();
                if (!normal.contains(text)) {
                    normal.add(text);
                }
            } catch (IllegalArgumentException e) {
                problems.add("bars: " + e.getMessage());
            }
        }
        return normal;
    }

    private void add(String text, String where) {
        try {
            Named named = ExpressionParser.parse(text);
            if (SequenceFeatures.isOne(named.expression())) {
                List<Node> elements = sequences.elements((Expression.Call) named.expression());
                for (int age = 0; age < elements.size(); age++) {
                    addColumn(
                            named.name().isEmpty() ? "" : named.name() + '_' + age,
                            elements.get(age));
                }
            } else {
                addColumn(named.name(), node(named.expression()));
            }
        } catch (IllegalArgumentException e) {
            problems.add(where + ": '" + text.strip() + "': " + e.getMessage());
        }
    }

    private void addColumn(String given, Node node) {
        String name = given.isEmpty() ? node.description().column() : given;
        checkName(name);
        Node before = columns.putIfAbsent(name, node);
        if (before != null) {
            throw new IllegalArgumentException(
                    before == node && given.isEmpty()
                            ? "is in the set already, as " + name
                            : "the name " + name + " is taken");
        }
    }

    private static void checkName(String name) {
        // The contract knows what a name is.
        new FeatureSpec(name, "", FeatureUnit.NONE, "", FeatureSpec.EVERY_TICK, 0, 0, 0);
    }

    /** Node of an expression, a new one or one that is there. */
    Node node(Expression expression) {
        if (expression instanceof Expression.Word word) {
            Node named = columns.get(word.text());
            if (named == null) {
                throw new IllegalArgumentException("no feature is called " + word.text());
            }
            return named;
        }
        if (expression instanceof Expression.Call call) {
            return functions.node(call);
        }
        throw new IllegalArgumentException("the number " + expression + " is no feature");
    }

    /** The node of this definition if it is there. */
    @Nullable Node known(String definition) {
        return byDefinition.get(definition);
    }

    /** Index of the next node. */
    int nextIndex() {
        return nodes.size();
    }

    int nextMemory() {
        return memories.size();
    }

    <N extends Node> N keep(N node) {
        nodes.add(node);
        byDefinition.put(node.description().definition(), node);
        if (node instanceof Remembered remembered) {
            memories.add(remembered);
        }
        return node;
    }

    PlannedSeries series() {
        return series;
    }

    private int decisionSeries(FeatureConfig config) {
        try {
            BarSpec bars = config.decisionBars();
            return bars == null ? -1 : series.of(bars);
        } catch (IllegalArgumentException e) {
            problems.add("decision-point: " + e.getMessage() + ", or tick");
            return -1;
        }
    }

    private void checkSize() {
        if (columns.size() > FEATURES_MAX) {
            problems.add(
                    "there are %d features, at most %d can be"
                            .formatted(columns.size(), FEATURES_MAX));
        }
        if (series.count() > SERIES_MAX) {
            problems.add(
                    "there are %d kinds of bars, at most %d can be"
                            .formatted(series.count(), SERIES_MAX));
        }
    }
}
