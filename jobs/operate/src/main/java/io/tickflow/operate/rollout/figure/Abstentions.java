package io.tickflow.operate.rollout.figure;

import io.tickflow.model.contract.Prediction;

/** Share of predictions without a probability. */
final class Abstentions implements Figure {

    private long count;
    private long abstained;

    @Override
    public void onPrediction(Prediction prediction, long appendMillis) {
        count++;
        abstained += prediction.abstained() ? 1 : 0;
    }

    @Override
    public double value() {
        return (double) abstained / count;
    }

    @Override
    public long count() {
        return count;
    }
}
