package io.tickflow.core.risk;

/**
 * Request for an entry, with the account state on which it is judged.
 *
 * @param ageMillis wall time since the tick was recorded; negative if its timestamp is ahead of the
 *     clock
 * @param timeToLiveMillis age at which the signal expires
 * @param halted true if an operator has stopped new entries
 * @param symbolFollowed false if the desk is at its limit of symbols
 * @param symbolTrade state of the trade on the symbol
 * @param openTrades open trades over all symbols
 * @param quantity requested units
 * @param bucket order rate, refilled to now
 */
public record EntryRequest(
        long ageMillis,
        long timeToLiveMillis,
        boolean halted,
        boolean symbolFollowed,
        SymbolTrade symbolTrade,
        int openTrades,
        double quantity,
        TokenBucket bucket) {

    /** State of the trade on a symbol. */
    public enum SymbolTrade {
        /** No open trade. */
        NONE,
        /** A trade with all orders accounted for. */
        OPEN,
        /** A trade with an order in doubt: executed or not. */
        UNKNOWN,
        /** The position itself is in doubt. */
        BLOCKED
    }
}
