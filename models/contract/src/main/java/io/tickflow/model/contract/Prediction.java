package io.tickflow.model.contract;

/**
 * Prediction of a model at one decision point.
 *
 * @param decisionId id of the decision
 * @param symbol symbol as named by the feed
 * @param eventTimeMillis UTC time of the tick, epoch milliseconds
 * @param modelId id of the model bundle
 * @param modelVersion version of the model bundle
 * @param probability probability of a positive label, 0 to 1; NaN if abstained
 * @param memberMask members that answered, bit i for member i; 0 if abstained
 */
public record Prediction(
        String decisionId,
        String symbol,
        long eventTimeMillis,
        String modelId,
        String modelVersion,
        float probability,
        int memberMask) {

    /**
     * Returns true without a usable probability: no member answered in time, or none from 0 to 1.
     */
    public boolean abstained() {
        return memberMask == 0 || !(probability >= 0 && probability <= 1);
    }
}
