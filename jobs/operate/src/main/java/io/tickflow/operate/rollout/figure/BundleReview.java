package io.tickflow.operate.rollout.figure;

import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Prediction;

/** Aggregates the figures of the bundle before a rollout. Not thread-safe. */
public final class BundleReview {

    private final Abstentions abstentions = new Abstentions();
    private final Probabilities probabilities = new Probabilities();
    private final Vetoes vetoes = new Vetoes();
    private final Rejections rejections = new Rejections();

    /** Takes a prediction of the bundle. */
    public void onPrediction(Prediction prediction) {
        abstentions.onPrediction(prediction, 0);
        probabilities.onPrediction(prediction, 0);
    }

    /** Takes a signal of the bundle. */
    public void onSignal(Signal signal) {
        vetoes.onSignal(signal);
        rejections.onSignal(signal);
    }

    /** Takes a verdict of a desk. */
    public void onVerdict(OrderDecision verdict) {
        rejections.onVerdict(verdict);
    }

    /** Figures of everything so far. */
    public BundleFigures figures() {
        return new BundleFigures(
                abstentions.count(),
                abstentions.value(),
                vetoes.value(),
                rejections.value(),
                probabilities.cells());
    }
}
