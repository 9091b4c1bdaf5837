package io.tickflow.flink.state;

import io.tickflow.core.feature.FeatureEngine;
import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Factory of the store of a subtask, serialised to it; immutable. */
@FunctionalInterface
public interface SymbolStores extends Serializable {

    /**
     * Opens an empty store.
     *
     * @param engine engine of the subtask, which replays stored ticks
     * @param currentKey sets the current key of the operator
     */
    SymbolStore open(FeatureEngine engine, RuntimeContext context, Consumer<String> currentKey);

    /** Factory of a store that reads and writes keyed state at each tick. */
    static SymbolStores plain() {
        return (engine, context, currentKey) -> new PlainSymbolStore(engine, context);
    }

    /**
     * Factory of a store that caches the most active symbols as objects.
     *
     * @param bounds memory bounds
     */
    static SymbolStores hot(HotBounds bounds) {
        return (engine, context, currentKey) ->
                new HotSymbolStore(engine, context, currentKey, bounds);
    }
}
