package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.flink.state.HotBounds;
import io.tickflow.flink.state.SymbolStores;
import java.io.Serializable;

/**
 * Settings of a {@link FeatureFunction}.
 *
 * @param pipeline goes into the ids of decisions
 * @param topic that the ticks come from, for dead letters
 * @param features to compute
 * @param memory what a subtask keeps in memory
 * @param history whether the ticks are history that a live feed will overlap
 */
public record FeatureStage(
        String pipeline, String topic, FeatureSet features, HotBounds memory, boolean history)
        implements Serializable {

    /** Store of the states. */
    SymbolStores stores() {
        if (memory.hot() == 0) {
            return SymbolStores.plain();
        }
        // Each tick of history moves the end of it, so none can wait.
        return SymbolStores.hot(history ? memory.withoutQuiet() : memory);
    }
}
