package io.tickflow.operate.rollout.figure;

import io.tickflow.model.contract.Prediction;

/**
 * Answers of champion and shadow to one vector. Times are those of Kafka's clock.
 *
 * @param champion prediction that decided
 * @param shadow prediction of the shadow
 * @param vectorMillis append time of the vector
 * @param shadowMillis append time of the shadow's prediction
 */
public record PredictionPair(
        Prediction champion, Prediction shadow, long vectorMillis, long shadowMillis) {

    /** Time from the vector to the shadow's prediction. */
    long latencyMillis() {
        return shadowMillis - vectorMillis;
    }
}
