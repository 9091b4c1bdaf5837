package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.flink.state.SymbolStores;
import java.io.Serializable;

/**
 * What a {@link FeatureFunction} is to do.
 *
 * @param pipeline goes into the ids of decisions
 * @param topic that the ticks come from, for dead letters
 * @param features to compute
 * @param hotSymbolsMax symbols that a subtask keeps as objects; 0 to read and write keyed state at
 *     each tick
 * @param dirtySymbolsMax of them, how many may be newer than in keyed state
 * @param history whether the ticks are history that a live feed will overlap
 */
public record FeatureStage(
        String pipeline,
        String topic,
        FeatureConfig features,
        int hotSymbolsMax,
        int dirtySymbolsMax,
        boolean history)
        implements Serializable {

    /** How state is kept. */
    SymbolStores stores() {
        return hotSymbolsMax == 0
                ? SymbolStores.plain()
                : SymbolStores.hot(hotSymbolsMax, dirtySymbolsMax);
    }
}
