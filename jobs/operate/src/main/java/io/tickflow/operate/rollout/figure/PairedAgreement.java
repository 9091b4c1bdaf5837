package io.tickflow.operate.rollout.figure;

import io.tickflow.model.contract.Prediction;

/** Share of vectors on which champion and shadow are on the same side; abstentions have none. */
final class PairedAgreement implements Figure {

    private static final float EVEN = 0.5f;

    private long count;
    private long agreed;

    @Override
    public void onPair(PredictionPair pair) {
        if (!pair.champion().abstained() && !pair.shadow().abstained()) {
            count++;
            agreed += isUp(pair.champion()) == isUp(pair.shadow()) ? 1 : 0;
        }
    }

    private static boolean isUp(Prediction prediction) {
        return prediction.probability() >= EVEN;
    }

    @Override
    public double value() {
        return (double) agreed / count;
    }

    @Override
    public long count() {
        return count;
    }
}
