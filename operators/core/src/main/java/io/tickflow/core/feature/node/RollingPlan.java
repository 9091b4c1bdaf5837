package io.tickflow.core.feature.node;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Nodes to compute between decision points, so that rolling values see each of their updates.
 *
 * @param nodes rolling values and all of their inputs, inputs first, without features of quotes
 * @param atEachTick whether one of them is updated by every tick
 * @param series a bit for each bar series that updates one of them
 * @param needsQuotes whether a feature of quotes is among the inputs
 */
public record RollingPlan(List<Node> nodes, boolean atEachTick, long series, boolean needsQuotes) {

    public static RollingPlan of(List<RollingValue> windows, int quoteCount) {
        var needed = new TreeSet<Node>(Comparator.comparingInt(Node::index));
        windows.forEach(window -> collect(window, needed));
        long series = 0;
        boolean atEachTick = false;
        for (RollingValue window : windows) {
            Cadence cadence = window.description().cadence();
            atEachTick |= cadence.isTick();
            series |= cadence.isTick() ? 0 : 1L << cadence.series();
        }
        boolean needsQuotes = !needed.isEmpty() && needed.first().index() < quoteCount;
        return new RollingPlan(List.copyOf(needed), atEachTick, series, needsQuotes);
    }

    private static void collect(Node node, TreeSet<Node> needed) {
        if (needed.add(node)) {
            node.inputs().forEach(input -> collect(input, needed));
        }
    }

    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** True if a tick that closed bars of these series updates a window. */
    public boolean isTouchedBy(long firedBars) {
        return atEachTick || (series & firedBars) != 0;
    }
}
