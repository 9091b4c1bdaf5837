package io.tickflow.core.outcome;

/**
 * Market in the time after one decision, as an event: the quotes later than the decision and up to
 * the horizon.
 *
 * @param decisionId id of the decision
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC time of the decision, epoch milliseconds
 * @param horizonMillis length of the time, milliseconds
 * @param bid bid at the decision
 * @param ask ask at the decision
 * @param quotes number of quotes in that time; with 0 the quote of the decision held
 * @param laterTimeMillis UTC time of the last of them, epoch milliseconds
 * @param laterBid its bid
 * @param laterAsk its ask
 * @param highestBid highest bid
 * @param lowestBid lowest bid
 * @param highestAsk highest ask
 * @param lowestAsk lowest ask
 */
public record MeasuredOutcome(
        String decisionId,
        String symbol,
        long eventTimeMillis,
        long horizonMillis,
        double bid,
        double ask,
        long quotes,
        long laterTimeMillis,
        double laterBid,
        double laterAsk,
        double highestBid,
        double lowestBid,
        double highestAsk,
        double lowestAsk) {

    /** Outcome of a decision on {@code symbol}. */
    public static MeasuredOutcome of(String symbol, Outcome outcome) {
        DecisionQuote decision = outcome.decision();
        DecisionQuote later = outcome.later();
        return new MeasuredOutcome(
                decision.decisionId(),
                symbol,
                decision.eventTimeMillis(),
                outcome.horizonMillis(),
                decision.bid(),
                decision.ask(),
                outcome.quotes(),
                later.eventTimeMillis(),
                later.bid(),
                later.ask(),
                outcome.highestBid(),
                outcome.lowestBid(),
                outcome.highestAsk(),
                outcome.lowestAsk());
    }
}
