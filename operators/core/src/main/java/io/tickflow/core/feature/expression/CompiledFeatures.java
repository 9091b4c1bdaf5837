package io.tickflow.core.feature.expression;

import io.tickflow.core.feature.node.Node;
import io.tickflow.core.feature.node.RollingValue;
import io.tickflow.core.feature.store.BarSeries;
import io.tickflow.core.feature.store.SymbolTrades;
import io.tickflow.model.contract.FeatureSpec;
import java.util.List;

/**
 * Result of a compilation.
 *
 * @param nodes all of them, inputs first; those of quotes lead
 * @param columns the nodes that are features, in the order of a vector
 * @param specs of the columns
 * @param quoteCount number of nodes of quotes
 * @param plans bar series that the nodes read, by their numbers
 * @param windows nodes with a rolling window, by its slot
 * @param decisionSeries number of the bar series whose closing bars are decision points; {@link
 *     #NO_SERIES} if every tick is one
 * @param trades windows of trades that the nodes read
 * @param problems a sentence each; empty if the rest is of use
 */
public record CompiledFeatures(
        List<Node> nodes,
        List<Node> columns,
        List<FeatureSpec> specs,
        int quoteCount,
        List<BarSeries.Plan> plans,
        List<RollingValue> windows,
        int decisionSeries,
        SymbolTrades.Plan trades,
        List<String> problems) {

    /** Decision series of a set that decides at every tick. */
    public static final int NO_SERIES = -1;

    /** Copies the lists. */
    public CompiledFeatures {
        nodes = List.copyOf(nodes);
        columns = List.copyOf(columns);
        specs = List.copyOf(specs);
        plans = List.copyOf(plans);
        windows = List.copyOf(windows);
        problems = List.copyOf(problems);
    }
}
