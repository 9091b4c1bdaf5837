package io.tickflow.core.outcome;

/**
 * Quote of one decision on a symbol, with its place among decisions of the same millisecond.
 *
 * @param symbol as the feed names it
 * @param ordinal place of the decision within its millisecond, from 0
 * @param decisionId id of the decision
 * @param eventTimeMillis UTC time of its tick, epoch milliseconds
 * @param bid bid at the decision
 * @param ask ask at the decision
 */
public record SymbolQuote(
        String symbol,
        int ordinal,
        String decisionId,
        long eventTimeMillis,
        double bid,
        double ask) {

    /** The quote without its place. */
    DecisionQuote decision() {
        return new DecisionQuote(decisionId, eventTimeMillis, bid, ask);
    }

    /** True if this decision comes behind {@code other}. */
    boolean isAfter(SymbolQuote other) {
        return eventTimeMillis > other.eventTimeMillis
                || (eventTimeMillis == other.eventTimeMillis && ordinal > other.ordinal);
    }
}
