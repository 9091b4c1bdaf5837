package io.tickflow.model.contract;

/**
 * What a model said at one decision point.
 *
 * @param decisionId the decision it belongs to
 * @param symbol symbol as published by the feed
 * @param eventTimeMillis UTC time of the tick, epoch milliseconds
 * @param modelId bundle that was asked
 * @param modelVersion its version
 * @param probability that the label is positive, 0 to 1; NaN if abstained
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
     * True if there is no probability to act on: no member answered in time, or none from 0 to 1.
     */
    public boolean abstained() {
        return memberMask == 0 || !(probability >= 0 && probability <= 1);
    }
}
