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
 * @param rekeyed true if the re-keying stage restored the order of ticks from several partitions
 */
public record FeatureStage(
        String pipeline,
        String topic,
        FeatureSet features,
        HotBounds memory,
        boolean history,
        boolean rekeyed)
        implements Serializable {

    /** Creates settings for a feed with one partition a symbol. */
    public FeatureStage(
            String pipeline, String topic, FeatureSet features, HotBounds memory, boolean history) {
        this(pipeline, topic, features, memory, history, false);
    }

    /** Store of the states. */
    SymbolStores stores() {
        if (memory.hot() == 0) {
            return SymbolStores.plain();
        }
        // Each tick of history moves its end, so none can be buffered.
        return SymbolStores.hot(history ? memory.withoutQuiet() : memory);
    }
}
