package io.tickflow.model.contract;

/**
 * What an ensemble says about one feature vector.
 *
 * @param probability of the positive class (direction: the mid will be higher), 0 to 1; NaN if no
 *     member answered
 * @param memberMask bit i is set if member i took part
 */
public record Score(float probability, int memberMask) {

    /** No member answered. */
    public static final Score ABSTAINED = new Score(Float.NaN, 0);

    /** True if there is no probability to act on: no member answered, or none from 0 to 1. */
    public boolean abstained() {
        return memberMask == 0 || !(probability >= 0 && probability <= 1);
    }
}
