package io.tickflow.operate.rollout.figure;

import java.util.Locale;

/** Share of vectors on which the shadow abstained, less that of the champion on the same ones. */
final class PairedAbstentions implements Figure {

    private final Abstentions champion = new Abstentions();
    private final Abstentions shadow = new Abstentions();

    @Override
    public void onPair(PredictionPair pair) {
        champion.onPrediction(pair.champion(), 0);
        shadow.onPrediction(pair.shadow(), 0);
    }

    @Override
    public double value() {
        return shadow.value() - champion.value();
    }

    @Override
    public long count() {
        return shadow.count();
    }

    @Override
    public String note() {
        return String.format(
                Locale.ROOT,
                "shadow %.1f %%, champion %.1f %%",
                100 * shadow.value(),
                100 * champion.value());
    }
}
