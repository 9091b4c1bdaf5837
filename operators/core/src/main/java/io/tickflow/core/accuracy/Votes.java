package io.tickflow.core.accuracy;

import java.util.List;

/**
 * Votes of one bundle on one decision.
 *
 * @param decisionId id of the decision
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC time of the decision, epoch milliseconds
 * @param modelId id of the bundle
 * @param modelVersion version of the bundle
 * @param role CHAMPION, CHALLENGER or SHADOW
 * @param members names; the first is {@link #ENSEMBLE}
 * @param votes probability of a rise of each; NaN without one
 */
public record Votes(
        String decisionId,
        String symbol,
        long eventTimeMillis,
        String modelId,
        String modelVersion,
        String role,
        List<String> members,
        List<Float> votes) {

    /** Name of the whole bundle among its members. */
    public static final String ENSEMBLE = "ensemble";

    /** Key of a member, for its tally. */
    public String voter(int member) {
        return String.join("/", List.of(role, modelId, modelVersion, members.get(member)));
    }
}
