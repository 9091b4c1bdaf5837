package io.tickflow.operate.rollout.figure;

/**
 * Population stability index of the shadow's probabilities against the champion's, over the vectors
 * to which both gave one.
 */
final class PairedShift implements Figure {

    private final Probabilities champion = new Probabilities();
    private final PredictionShift shift = new PredictionShift(champion);

    @Override
    public void onPair(PredictionPair pair) {
        if (!pair.champion().abstained() && !pair.shadow().abstained()) {
            champion.onPrediction(pair.champion(), 0);
            shift.onPrediction(pair.shadow(), 0);
        }
    }

    @Override
    public double value() {
        return shift.value();
    }

    @Override
    public long count() {
        return shift.count();
    }
}
