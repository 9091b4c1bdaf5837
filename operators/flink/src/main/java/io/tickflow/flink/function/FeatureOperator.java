package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.Tick;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/**
 * Runs a {@link FeatureFunction} and flushes its state before each barrier, as a function alone is
 * notified too late.
 */
public final class FeatureOperator extends KeyedProcessOperator<String, Tick, FeatureVector> {

    private final FeatureFunction features;

    public FeatureOperator(FeatureFunction features) {
        super(features);
        this.features = features;
    }

    @Override
    public void open() throws Exception {
        features.useKeys(this::setCurrentKey);
        super.open();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        Object key = getCurrentKey();
        features.flush();
        if (key != null) {
            setCurrentKey(key);
        }
    }
}
