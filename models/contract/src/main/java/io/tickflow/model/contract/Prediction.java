package io.tickflow.model.contract;

import java.util.List;

/**
 * Prediction of a bundle at one decision point.
 *
 * @param decisionId id of the decision
 * @param symbol symbol as named by the feed
 * @param eventTimeMillis UTC time of the tick, epoch milliseconds
 * @param modelId id of the model bundle
 * @param modelVersion version of the model bundle
 * @param modelDigest digest of the model bundle, 64 hexadecimal digits
 * @param probability fused probability of a positive direction, 0 to 1; NaN if abstained
 * @param memberMask members of the direction that answered, bit i for member i
 * @param agreement share of the answering weight on the side of {@code probability}; NaN if
 *     abstained
 * @param abstention reason for a missing probability
 * @param metaProbability fused probability of the meta role; NaN if there is none
 * @param metaAbstention reason for which a meta role has no probability; {@link Abstention#NONE} if
 *     it has one, or if the bundle has no such role
 * @param regimeProbability fused probability of the regime role; NaN if there is none
 * @param regimeAbstention reason for which a regime role has no probability; {@link
 *     Abstention#NONE} if it has one, or if the bundle has no such role
 * @param votes answers of all members that could be asked, in the order of the manifest
 * @param role part of the bundle in the pipeline; records of earlier releases have none, which
 *     means {@link PredictionRole#CHAMPION}
 */
public record Prediction(
        String decisionId,
        String symbol,
        long eventTimeMillis,
        String modelId,
        String modelVersion,
        String modelDigest,
        float probability,
        int memberMask,
        float agreement,
        Abstention abstention,
        float metaProbability,
        Abstention metaAbstention,
        float regimeProbability,
        Abstention regimeAbstention,
        List<MemberVote> votes,
        PredictionRole role) {

    /** Copies the votes. */
    public Prediction {
        votes = List.copyOf(votes);
    }

    /** Copy in another role. */
    public Prediction as(PredictionRole other) {
        return new Prediction(
                decisionId,
                symbol,
                eventTimeMillis,
                modelId,
                modelVersion,
                modelDigest,
                probability,
                memberMask,
                agreement,
                abstention,
                metaProbability,
                metaAbstention,
                regimeProbability,
                regimeAbstention,
                votes,
                other);
    }

    /** Returns true without a usable probability of the direction. */
    public boolean abstained() {
        return memberMask == 0 || !(probability >= 0 && probability <= 1);
    }
}
