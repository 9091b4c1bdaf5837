package io.tickflow.core.feature;

import io.tickflow.core.feature.store.PartGroup;
import io.tickflow.core.state.StateOutput;

/**
 * Group of a {@link SymbolState} that is stored by itself: its parts change together, so a tick
 * that left it alone need not write it. Immutable and thread-safe.
 */
public final class StateGroup {

    private final PartGroup<SymbolState> parts;

    StateGroup(PartGroup<SymbolState> parts) {
        this.parts = parts;
    }

    /** Stays the same for as long as the group can read what was written under it. */
    public String name() {
        return parts.name();
    }

    /** True if nothing belongs to it as things are configured, so that it is not to be stored. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Writes the group of {@code state}, which must have changed, or been read. */
    public void write(SymbolState state, StateOutput out) {
        parts.write(state, out);
    }
}
