package io.tickflow.core.feature.expression;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.node.Cadence;
import io.tickflow.core.feature.node.FeatureWarmup;
import io.tickflow.core.feature.node.Node;
import io.tickflow.model.contract.FeatureSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Specs of features: of quotes as the quotes declare them, of others as their nodes say. */
final class FeatureSpecs {

    private final Map<String, FeatureSpec> quotes = new HashMap<>();

    /** Adds a feature of quotes. */
    void addQuote(FeatureSpec spec) {
        quotes.put(spec.name(), spec);
    }

    int quoteCount() {
        return quotes.size();
    }

    /** Description of the node of a feature of quotes. */
    static Node.Description description(FeatureSpec quote) {
        var warmup =
                new FeatureWarmup(
                        Cadence.TICK,
                        quote.firstValid(),
                        quote.settled(),
                        quote.settledSessionMillis());
        return new Node.Description(
                quote.name(), quote.name(), quote.unit(), quote.group(), Cadence.TICK, warmup);
    }

    /** Specs of columns, in their order. */
    List<FeatureSpec> of(Map<String, Node> columns, List<BarSpec> bars) {
        var specs = new ArrayList<FeatureSpec>();
        columns.forEach(
                (name, node) -> {
                    FeatureSpec quote = quotes.get(node.description().definition());
                    boolean isQuote = quote != null && quote.name().equals(name);
                    specs.add(isQuote ? quote : of(name, node.description(), bars));
                });
        return specs;
    }

    private static FeatureSpec of(String name, Node.Description description, List<BarSpec> bars) {
        FeatureWarmup warmup = description.warmup();
        return new FeatureSpec(
                name,
                description.definition(),
                description.unit(),
                description.group(),
                warmup.cadence().label(bars),
                warmup.firstValid(),
                warmup.settled(),
                warmup.sessionMillis());
    }
}
