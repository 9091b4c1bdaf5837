package io.tickflow.core.accuracy;

/**
 * Fall of the accuracy of a model, or of a member, below the threshold on one symbol, or its
 * recovery.
 *
 * @param decisionId decision whose outcome made the difference
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC time of that decision, epoch milliseconds
 * @param modelId id of the bundle
 * @param modelVersion version of the bundle
 * @param role CHAMPION, CHALLENGER or SHADOW
 * @param member member of the bundle; {@code ensemble} for all of it
 * @param state LOW below the threshold, RECOVERED above it again
 * @param accuracy share of the newest sure votes that were right, 0 to 1
 * @param lower lower end of its 95 % interval (Wilson)
 * @param upper upper end
 * @param votes number of these votes
 * @param threshold least accuracy by the settings
 * @param horizonMillis time after the decision by which votes are judged, milliseconds
 */
public record AccuracyChange(
        String decisionId,
        String symbol,
        long eventTimeMillis,
        String modelId,
        String modelVersion,
        String role,
        String member,
        State state,
        double accuracy,
        double lower,
        double upper,
        int votes,
        double threshold,
        long horizonMillis) {

    /** Sides of the threshold. */
    public enum State {
        /** Below the threshold. */
        LOW,
        /** Above it again, by the lower end of the interval. */
        RECOVERED
    }

    /**
     * Change of a member that has {@code tally} now.
     *
     * @param member its place among the {@code votes}
     */
    public static AccuracyChange of(
            Votes votes, int member, Tally tally, double threshold, long horizonMillis) {
        WilsonInterval interval = tally.interval();
        return new AccuracyChange(
                votes.decisionId(),
                votes.symbol(),
                votes.eventTimeMillis(),
                votes.modelId(),
                votes.modelVersion(),
                votes.role(),
                votes.members().get(member),
                tally.low() ? State.LOW : State.RECOVERED,
                tally.accuracy(),
                interval.lower(),
                interval.upper(),
                tally.count(),
                threshold,
                horizonMillis);
    }

    /** Unique and derived: a voter changes at most once at a decision. */
    public String id() {
        return decisionId + "/accuracy/" + role + '/' + modelId + '/' + modelVersion + '/' + member;
    }
}
