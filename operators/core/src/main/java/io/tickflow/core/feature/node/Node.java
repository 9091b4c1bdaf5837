package io.tickflow.core.feature;

import io.tickflow.model.contract.FeatureUnit;
import java.util.List;

/**
 * A value that is computed at a tick, from the state of the symbol or from other values before it.
 * Immutable: what it remembers of a symbol lies in {@link SymbolState}.
 */
abstract class Node {

    private final int index;
    private final Description description;

    /**
     * What a node is.
     *
     * @param definition in full; equal definitions are one node
     * @param column name of the feature if the user gives none
     * @param unit what it is measured in
     * @param group part of the engine, for pages
     * @param pace when it is updated
     * @param readiness from when on it counts
     */
    record Description(
            String definition,
            String column,
            FeatureUnit unit,
            String group,
            Pace pace,
            Readiness readiness) {}

    Node(int index, Description description) {
        this.index = index;
        this.description = description;
    }

    /** Place in the frame; greater than that of every input. */
    final int index() {
        return index;
    }

    final Description description() {
        return description;
    }

    /** What it is computed from. */
    List<Node> inputs() {
        return List.of();
    }

    /**
     * A bit for each bar series whose closing bars alone change the value, so that it can be held
     * till then; 0 if every tick may change it.
     */
    long heldSeries() {
        return 0;
    }

    /** Whether it has to be computed at each of its updates, vector or not. */
    boolean remembers() {
        return false;
    }

    /** The value at this moment; NaN if there is none. Once a tick: what remembers takes note. */
    abstract double evaluate(Moment moment);

    /** Whether the value no longer depends on where the series started. */
    abstract boolean settled(Moment moment);

    /** Bars that have to close before it may settle, if bars decide that. */
    int barsToSettle(Moment moment) {
        return Integer.MAX_VALUE;
    }
}
