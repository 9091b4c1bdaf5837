package io.tickflow.operate.rollout.figure;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Prediction;

/**
 * Figure of one bundle, aggregated from the events of its pipeline in the order of their append
 * times. Takes what it needs and ignores the rest. Not thread-safe.
 */
public interface Figure {

    /** Takes a vector, of the pipeline and whatever bundle. */
    default void onVector(FeatureVector vector) {}

    /** Takes a prediction of the bundle, appended at {@code appendMillis}. */
    default void onPrediction(Prediction prediction, long appendMillis) {}

    /** Takes a signal of the bundle. */
    default void onSignal(Signal signal) {}

    /** Takes a verdict of a desk, on a signal of whatever bundle. */
    default void onVerdict(OrderDecision verdict) {}

    /** Takes a vector that champion and shadow have scored. */
    default void onPair(PredictionPair pair) {}

    /** Takes a vector that the champion has scored and the shadow has not, after some time. */
    default void onMissing() {}

    /** The figure; NaN if nothing is behind it. */
    double value();

    /** Number of records behind it. */
    long count();

    /** Words that belong to the figure, such as the member that it is of; may be empty. */
    default String note() {
        return "";
    }
}
