package io.tickflow.operate.rollout.figure;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Prediction;
import java.util.Locale;

/** Share of a bundle less the same share of the bundle before it; as it is if that has none. */
final class AboveBefore implements Figure {

    private final Figure now;
    private final double before;

    /**
     * Compares.
     *
     * @param before share of the bundle before; NaN if it is unknown
     */
    AboveBefore(Figure now, double before) {
        this.now = now;
        this.before = before;
    }

    @Override
    public void onVector(FeatureVector vector) {
        now.onVector(vector);
    }

    @Override
    public void onPrediction(Prediction prediction, long appendMillis) {
        now.onPrediction(prediction, appendMillis);
    }

    @Override
    public void onSignal(Signal signal) {
        now.onSignal(signal);
    }

    @Override
    public void onVerdict(OrderDecision verdict) {
        now.onVerdict(verdict);
    }

    @Override
    public double value() {
        return Double.isNaN(before) ? now.value() : now.value() - before;
    }

    @Override
    public long count() {
        return now.count();
    }

    @Override
    public String note() {
        return Double.isNaN(before)
                ? "nothing is known of the bundle before"
                : String.format(
                        Locale.ROOT, "%.1f %% after %.1f %%", 100 * now.value(), 100 * before);
    }
}
