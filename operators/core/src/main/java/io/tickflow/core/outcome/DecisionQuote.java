package io.tickflow.core.outcome;

/**
 * Quote of one decision.
 *
 * @param decisionId id of the decision
 * @param eventTimeMillis UTC time of its tick, epoch milliseconds
 * @param bid bid at the decision
 * @param ask ask at the decision
 */
public record DecisionQuote(String decisionId, long eventTimeMillis, double bid, double ask) {}
