package io.tickflow.flink.state;

import io.tickflow.core.feature.FeatureEngine;
import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Opens the store of a subtask. Sent to it; immutable. */
@FunctionalInterface
public interface SymbolStores extends Serializable {

    /**
     * Opens a store that has nothing in memory.
     *
     * @param engine of the subtask, which takes in again what was stored as ticks
     * @param currentKey sets the current key of the operator
     */
    SymbolStore open(FeatureEngine engine, RuntimeContext context, Consumer<String> currentKey);

    /** A store that reads and writes keyed state at each tick. */
    static SymbolStores plain() {
        return (engine, context, currentKey) -> new PlainSymbolStore(engine, context);
    }

    /**
     * A store that keeps the symbols that tick most as objects.
     *
     * @param bounds of what is kept
     */
    static SymbolStores hot(HotBounds bounds) {
        return (engine, context, currentKey) ->
                new HotSymbolStore(engine, context, currentKey, bounds);
    }
}
