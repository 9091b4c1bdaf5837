package io.tickflow.core.feature;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What has to be computed between decision points, for the sake of features that remember.
 *
 * @param nodes those that remember and all that they are made of, inputs first, without features of
 *     quotes
 * @param atEachTick whether one of them is updated by every tick
 * @param series a bit for each bar series that updates one of them
 * @param needsQuotes whether a feature of quotes is among the inputs
 */
record MemoryPlan(List<Node> nodes, boolean atEachTick, long series, boolean needsQuotes) {

    static MemoryPlan of(List<Remembered> memories, int quoteCount) {
        var needed = new TreeSet<Node>(Comparator.comparingInt(Node::index));
        memories.forEach(memory -> collect(memory, needed));
        long series = 0;
        boolean atEachTick = false;
        for (Remembered memory : memories) {
            Pace pace = memory.description().pace();
            atEachTick |= pace.isTick();
            series |= pace.isTick() ? 0 : 1L << pace.series();
        }
        boolean needsQuotes = !needed.isEmpty() && needed.first().index() < quoteCount;
        return new MemoryPlan(List.copyOf(needed), atEachTick, series, needsQuotes);
    }

    private static void collect(Node node, TreeSet<Node> needed) {
        if (needed.add(node)) {
            node.inputs().forEach(input -> collect(input, needed));
        }
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** Whether a tick that closed bars of these series updates a memory. */
    boolean isTouchedBy(long firedBars) {
        return atEachTick || (series & firedBars) != 0;
    }
}
