package io.tickflow.model.contract;

/**
 * Change of the circuit breaker of a member, in one subtask of the scoring stage.
 *
 * @param decisionId first decision that the change affects
 * @param symbol symbol of that decision, as named by the feed
 * @param eventTimeMillis UTC time of its tick, epoch milliseconds
 * @param modelId id of the model bundle
 * @param modelVersion version of the model bundle
 * @param member {@code ROLE.NAME}, such as {@code direction.xgboost}
 * @param subtask subtask whose breaker changed
 * @param from state before
 * @param to state after
 * @param reason last failure of the member; {@link Absence#NONE} if its last call succeeded
 * @param failures failed calls in a row
 * @param openMillis time for which the member is left alone; 0 unless it opened
 * @param changedAtMillis clock of the stage, epoch milliseconds
 */
public record BreakerChange(
        String decisionId,
        String symbol,
        long eventTimeMillis,
        String modelId,
        String modelVersion,
        String member,
        int subtask,
        BreakerState from,
        BreakerState to,
        Absence reason,
        int failures,
        long openMillis,
        long changedAtMillis) {

    /** Identity by decision, bundle, member and states. */
    public String id() {
        return decisionId
                + "/breaker/"
                + modelId
                + '/'
                + modelVersion
                + '/'
                + member
                + '/'
                + from
                + '-'
                + to;
    }
}
