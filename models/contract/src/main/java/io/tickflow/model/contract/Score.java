package io.tickflow.model.contract;

/**
 * Score of a feature vector by an ensemble.
 *
 * @param probability probability of the positive class (direction: the mid will be higher), 0 to 1;
 *     NaN if no member answered
 * @param memberMask mask of the members that took part, bit i for member i
 */
public record Score(float probability, int memberMask) {

    /** Score without an answer from any member. */
    public static final Score ABSTAINED = new Score(Float.NaN, 0);

    /** Returns true without a usable probability: no member answered, or none from 0 to 1. */
    public boolean abstained() {
        return memberMask == 0 || !(probability >= 0 && probability <= 1);
    }
}
