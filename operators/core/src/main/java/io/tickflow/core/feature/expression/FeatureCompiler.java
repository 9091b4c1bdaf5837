package io.tickflow.core.feature.expression;

import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.expression.ExpressionParser.Named;
import io.tickflow.core.feature.node.MidPrice;
import io.tickflow.core.feature.node.Node;
import io.tickflow.core.feature.node.QuoteFeature;
import io.tickflow.core.feature.node.RollingValue;
import io.tickflow.core.feature.quote.MarketConditions;
import io.tickflow.core.feature.quote.Microstructure;
import io.tickflow.model.contract.FeatureSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles configured features into nodes, and collects every problem. One use. */
public final class FeatureCompiler {

    /** Decision point of a vector at each accepted tick. */
    public static final String EVERY_TICK = FeatureSpec.EVERY_TICK;

    private static final int FEATURES_MAX = 1_000;
    private static final int SERIES_MAX = 24;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> byDefinition = new HashMap<>();
    private final NamedFeatures features = new NamedFeatures();
    private final FeatureSpecs specs = new FeatureSpecs();
    private final SeriesPlanner series;
    private final TradeCallCompiler trades = new TradeCallCompiler(this);
    private final List<RollingValue> windows = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final CallCompiler functions = new CallCompiler(this);
    private final SequenceCompiler sequences = new SequenceCompiler(this);

    private FeatureCompiler(BarRules rules) {
        this.series = new SeriesPlanner(rules);
    }

    /**
     * Compiles a set of features.
     *
     * @param bars names of the bars of the standard indicators
     * @param added further features, {@code name = expression} or an expression alone
     * @param decisionPoint {@link #EVERY_TICK}, or the name of bars
     * @param rules by which all bars are cut and priced
     * @return a set without use if it has problems
     */
    public static CompiledFeatures compile(
            List<String> bars, List<String> added, String decisionPoint, BarRules rules) {
        var compiler = new FeatureCompiler(rules);
        compiler.addQuotes(Microstructure.SPECS);
        compiler.addQuotes(MarketConditions.SPECS);
        List<String> normal = compiler.normal(bars);
        StandardFeatures.on(normal).forEach(text -> compiler.add(text, "bars"));
        compiler.features.announce(added);
        added.forEach(text -> compiler.add(text, "add"));
        int decisionSeries = compiler.decisionSeries(decisionPoint);
        compiler.checkSize();
        return new CompiledFeatures(
                compiler.nodes,
                List.copyOf(compiler.features.columns().values()),
                compiler.specs.of(compiler.features.columns(), compiler.series.bars()),
                compiler.specs.quoteCount(),
                compiler.series.plans(),
                compiler.windows,
                decisionSeries,
                compiler.trades.plan(),
                compiler.problems);
    }

    private void addQuotes(List<FeatureSpec> quotes) {
        for (FeatureSpec spec : quotes) {
            Node node = new QuoteFeature(nodes.size(), FeatureSpecs.description(spec));
            nodes.add(node);
            byDefinition.put(spec.name(), node);
            features.addQuote(spec.name(), node);
            specs.addQuote(spec);
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

    private void add(String given, String where) {
        String text = given.strip();
        try {
            Named named = ExpressionParser.parse(text);
            if (SequenceCompiler.isOne(named.expression())) {
                List<Node> elements = sequences.elements((Expression.Call) named.expression());
                for (int age = 0; age < elements.size(); age++) {
                    features.add(
                            named.name().isEmpty() ? "" : named.name() + '_' + age,
                            elements.get(age));
                }
            } else {
                features.add(named.name(), node(named.expression()));
            }
        } catch (ExpressionException e) {
            e.problems().forEach(one -> problems.add(where + ": '" + text + "': " + one));
            features.fail(text);
        } catch (IllegalArgumentException e) {
            problems.add(where + ": '" + text + "': " + e.getMessage());
            features.fail(text);
        }
    }

    /**
     * Node of an expression, a new one or one that is there.
     *
     * @throws ExpressionException saying everything that is wrong with it
     */
    Node node(Expression expression) {
        if (expression instanceof Expression.Word word) {
            return named(word);
        }
        if (expression instanceof Expression.Call call) {
            return functions.node(call);
        }
        throw new ExpressionException(
                "the number " + expression + " is no feature", expression.column());
    }

    private Node named(Expression.Word word) {
        String name = word.text();
        Node feature = features.find(name);
        if (feature != null) {
            return feature;
        }
        if (name.equals(MidPrice.NAME)) {
            Node before = known(name);
            return before != null ? before : keep(new MidPrice(nextIndex()));
        }
        throw new ExpressionException(
                "no feature is called " + name + features.adviceOn(word), word.column());
    }

    /** True if a feature has this name. */
    boolean isFeature(String name) {
        return features.find(name) != null;
    }

    /** The node of this definition if it is there. */
    @Nullable Node known(String definition) {
        return byDefinition.get(definition);
    }

    /** Index of the next node. */
    int nextIndex() {
        return nodes.size();
    }

    int nextWindow() {
        return windows.size();
    }

    <N extends Node> N keep(N node) {
        nodes.add(node);
        byDefinition.put(node.description().definition(), node);
        if (node instanceof RollingValue rolling) {
            windows.add(rolling);
        }
        return node;
    }

    SeriesPlanner series() {
        return series;
    }

    TradeCallCompiler trades() {
        return trades;
    }

    private int decisionSeries(String decisionPoint) {
        try {
            return decisionPoint.equals(EVERY_TICK)
                    ? CompiledFeatures.NO_SERIES
                    : series.of(BarSpec.parse(decisionPoint));
        } catch (IllegalArgumentException e) {
            problems.add("decision-point: " + e.getMessage() + ", or tick");
            return CompiledFeatures.NO_SERIES;
        }
    }

    private void checkSize() {
        int count = features.columns().size();
        if (count > FEATURES_MAX) {
            problems.add("there are %d features, at most %d can be".formatted(count, FEATURES_MAX));
        }
        if (series.count() > SERIES_MAX) {
            problems.add(
                    "there are %d kinds of bars, at most %d can be"
                            .formatted(series.count(), SERIES_MAX));
        }
    }
}
