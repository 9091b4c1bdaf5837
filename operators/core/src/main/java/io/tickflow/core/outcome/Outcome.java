package io.tickflow.core.outcome;

/**
 * Market in the time after one decision: its quotes later than the decision and up to the horizon.
 *
 * @param decision quote of the decision
 * @param horizonMillis length of the time, milliseconds
 * @param quotes number of quotes in it; with 0 the quote of the decision held
 * @param later last of these quotes
 * @param highestBid highest bid
 * @param lowestBid lowest bid
 * @param highestAsk highest ask
 * @param lowestAsk lowest ask
 */
public record Outcome(
        DecisionQuote decision,
        long horizonMillis,
        long quotes,
        DecisionQuote later,
        double highestBid,
        double lowestBid,
        double highestAsk,
        double lowestAsk) {}
