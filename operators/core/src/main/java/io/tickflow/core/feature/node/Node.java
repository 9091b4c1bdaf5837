package io.tickflow.core.feature.node;

import io.tickflow.model.contract.FeatureUnit;
import java.util.List;

/**
 * A value that is computed at a tick, from the state of the symbol or from other values before it.
 * Immutable: state lies with the symbol, and is reached through the {@link TickContext}.
 */
public abstract class Node {

    private final int index;
    private final Description description;

    /**
     * Identity and schedule of a node.
     *
     * @param definition in full; equal definitions are one node
     * @param column name of the feature if the user gives none
     * @param unit what it is measured in
     * @param group part of the engine, for pages
     * @param cadence of its updates
     * @param warmup before it counts
     */
    public record Description(
            String definition,
            String column,
            FeatureUnit unit,
            String group,
            Cadence cadence,
            FeatureWarmup warmup) {}

    Node(int index, Description description) {
        this.index = index;
        this.description = description;
    }

    /** Place in the frame; greater than that of every input. */
    public final int index() {
        return index;
    }

    public final Description description() {
        return description;
    }

    /** Nodes that it is computed from. */
    List<Node> inputs() {
        return List.of();
    }

    /**
     * A bit for each bar series whose closing bars alone change the value, so that it can be cached
     * till then; 0 if every tick may change it.
     */
    public long cachedSeries() {
        return 0;
    }

    /** Computes the value; NaN if there is none. Once a tick: a rolling value takes it in. */
    public abstract double evaluate(TickContext context);

    /** True if the value no longer depends on where the series started. */
    abstract boolean isSettled(TickContext context);

    /** Returns true if neither bars nor the age of the session tell when it settles. */
    public boolean settlesByItself() {
        return false;
    }

    /** Bars that have to close before it may settle, if bars decide that. */
    public int barsToSettle(TickContext context) {
        return Integer.MAX_VALUE;
    }
}
