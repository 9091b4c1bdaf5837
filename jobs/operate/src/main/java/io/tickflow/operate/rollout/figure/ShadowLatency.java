package io.tickflow.operate.rollout.figure;

/** 99th percentile of the time from a vector to the shadow's prediction, in milliseconds. */
final class ShadowLatency implements Figure {

    private final MillisPercentile times = new MillisPercentile();

    @Override
    public void onPair(PredictionPair pair) {
        times.add(pair.latencyMillis());
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
