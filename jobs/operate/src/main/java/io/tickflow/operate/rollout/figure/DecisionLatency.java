package io.tickflow.operate.rollout.figure;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.Prediction;

/**
 * 99th percentile of the time from the append of a tick to the append of its prediction, both by
 * Kafka's clock, in milliseconds. The vector of the decision tells the first.
 */
final class DecisionLatency implements Figure {

    private static final double PERCENTILE = 0.99;
    private static final int MILLIS_MAX = 60_000;

    /** Decisions whose other half has not been read yet. */
    private static final int WAITING_MAX = 100_000;

    private final BoundedMap<Long> ticks = new BoundedMap<>(WAITING_MAX);
    private final BoundedMap<Long> predictions = new BoundedMap<>(WAITING_MAX);
    private final long[] cells = new long[MILLIS_MAX + 1];
    private long count;

    @Override
    public void onVector(FeatureVector vector) {
        Long predicted = predictions.remove(vector.decisionId());
        if (predicted == null) {
            ticks.put(vector.decisionId(), vector.appendTimeMillis());
        } else {
            add(predicted - vector.appendTimeMillis());
        }
    }

    @Override
    public void onPrediction(Prediction prediction, long appendMillis) {
        Long tick = ticks.remove(prediction.decisionId());
        if (tick == null) {
            predictions.put(prediction.decisionId(), appendMillis);
        } else {
            add(appendMillis - tick);
        }
    }

    private void add(long millis) {
        cells[(int) Math.max(0, Math.min(MILLIS_MAX, millis))]++;
        count++;
    }

    @Override
    public double value() {
        if (count == 0) {
            return Double.NaN;
        }
        long rank = (long) Math.ceil(PERCENTILE * count);
        long seen = 0;
        int millis = -1;
        while (seen < rank) {
            seen += cells[++millis];
        }
        return millis;
    }

    @Override
    public long count() {
        return count;
    }
}
