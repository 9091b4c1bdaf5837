package io.tickflow.flink.state;

import io.tickflow.core.feature.DeferredTicks;
import io.tickflow.core.feature.SymbolState;

/** Cached state of a symbol, or its buffered ticks. */
abstract sealed class KeptSymbol {

    /** Number of the tick that changed it last, or that began this form of caching. */
    private long changedAt;

    long changedAt() {
        return changedAt;
    }

    void setChangedAt(long tick) {
        changedAt = tick;
    }

    /**
     * Stores the entry under the current key.
     *
     * @return true if only ticks were written
     */
    abstract boolean store(StoredGroups groups) throws Exception;

    /** The state itself. */
    static final class Hot extends KeptSymbol {

        private final SymbolState state;

        /** Groups that differ from the stored ones; storing ticks does not change this. */
        private int dirtyGroups;

        Hot(SymbolState state) {
            this.state = state;
        }

        SymbolState state() {
            return state;
        }

        /** Marks groups as changed. */
        void addDirty(int changed) {
            dirtyGroups |= changed;
        }

        @Override
        boolean store(StoredGroups groups) throws Exception {
            if (groups.storeLog(state)) {
                return true;
            }
            groups.store(state, dirtyGroups);
            dirtyGroups = 0;
            return false;
        }
    }

    /** Buffered ticks, still to be applied to the stored state. */
    static final class Quiet extends KeptSymbol {

        private final DeferredTicks ticks;

        Quiet(DeferredTicks ticks) {
            this.ticks = ticks;
        }

        DeferredTicks ticks() {
            return ticks;
        }

        @Override
        boolean store(StoredGroups groups) throws Exception {
            groups.storeLog(ticks);
            return true;
        }
    }
}
