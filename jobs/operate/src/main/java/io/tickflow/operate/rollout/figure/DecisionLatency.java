package io.tickflow.operate.rollout.figure;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.Prediction;

/**
 * 99th percentile of the time from the append of a tick to the append of its prediction, both by
 * Kafka's clock, in milliseconds. The vector of the decision tells the first.
 */
final class DecisionLatency implements Figure {

    /** Decisions whose other half has not been read yet. */
    private static final int WAITING_MAX = 100_000;

    private final BoundedMap<Long> ticks = new BoundedMap<>(WAITING_MAX);
    private final BoundedMap<Long> predictions = new BoundedMap<>(WAITING_MAX);
    private final MillisPercentile times = new MillisPercentile();

    @Override
    public void onVector(FeatureVector vector) {
        Long predicted = predictions.remove(vector.decisionId());
        if (predicted == null) {
            ticks.put(vector.decisionId(), vector.appendTimeMillis());
        } else {
            times.add(predicted - vector.appendTimeMillis());
        }
    }

    @Override
    public void onPrediction(Prediction prediction, long appendMillis) {
        Long tick = ticks.remove(prediction.decisionId());
        if (tick == null) {
            predictions.put(prediction.decisionId(), appendMillis);
        } else {
            times.add(appendMillis - tick);
        }
    }

    @Override
    public double value() {
        return times.value();
    }

    @Override
    public long count() {
        return times.count();
    }
}
