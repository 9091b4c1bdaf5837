package io.tickflow.operate.rollout.figure;

/** Share of vectors that the shadow has not scored, among those that the champion has. */
final class ShadowMissing implements Figure {

    private long scored;
    private long missing;

    @Override
    public void onPair(PredictionPair pair) {
        scored++;
    }

    @Override
    public void onMissing() {
        missing++;
    }

    @Override
    public double value() {
        return (double) missing / count();
    }

    @Override
    public long count() {
        return scored + missing;
    }
}
