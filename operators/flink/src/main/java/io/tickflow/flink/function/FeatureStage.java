package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.flink.state.HotBounds;
import io.tickflow.flink.state.SymbolStores;
import java.io.Serializable;

/**
 * Settings of a {@link FeatureFunction}.
 *
 * @param pipeline name of the deployment, part of decision ids
 * @param topic source of the ticks, for dead letters
 * @param features features to compute
 * @param memory memory bounds of a subtask
 * @param history true if the ticks are history to be continued by an overlapping live feed
 */
public record FeatureStage(
        String pipeline, String topic, FeatureSet features, HotBounds memory, boolean history)
        implements Serializable {

    /** Store of the states. */
    SymbolStores stores() {
        if (memory.hot() == 0) {
            return SymbolStores.plain();
        }
        // Each tick of history moves its end, so none can be buffered.
        return SymbolStores.hot(history ? memory.withoutQuiet() : memory);
    }
}
