package io.tickflow.model.training.evaluation;

import io.tickflow.core.label.Label;

/**
 * Gate of predictions that count.
 *
 * @param least smallest value that passes
 * @param bothSides true if the confidence max(p, 1 - p) must reach it, so that either answer
 *     counts; false if p must, so that only answer 1 does
 */
public record Gate(double least, boolean bothSides) {

    /** Gate that every prediction passes. */
    static final Gate OPEN = new Gate(0, true);

    /** Gate on the confidence of either answer. */
    public static Gate confidence(double least) {
        return new Gate(least, true);
    }

    /** Gate on the probability of label 1. */
    public static Gate probability(double least) {
        return new Gate(least, false);
    }

    boolean reaches(float probability) {
        return (bothSides ? Math.max(probability, 1 - probability) : probability) >= least;
    }

    /** Returns true if a prediction that passes is correct. */
    boolean isRight(float probability, byte label) {
        boolean answer = !bothSides || probability >= 0.5f;
        return answer == (label == Label.UP);
    }
}
