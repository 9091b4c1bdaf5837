package io.tickflow.core.risk;

import io.tickflow.core.instrument.Quantity;

/**
 * Request for an entry, with the account state on which it is judged.
 *
 * @param ageMillis wall time since the tick was recorded; negative if its timestamp is ahead of the
 *     clock
 * @param delayMillis time from the tick to its record; negative if the tick is ahead
 * @param timeToLiveMillis age at which the signal expires
 * @param halted true if an operator has stopped new entries
 * @param symbolFollowed false if the desk is at its limit of symbols
 * @param symbolTrade state of the trade on the symbol
 * @param openTrades open trades over all symbols
 * @param tradable true if there is an instrument of the symbol
 * @param quantity requested units on the step of the instrument; zero below its minimum
 * @param bucket order rate, refilled to now
 */
public record EntryRequest(
        long ageMillis,
        long delayMillis,
        long timeToLiveMillis,
        boolean halted,
        boolean symbolFollowed,
        SymbolTrade symbolTrade,
        int openTrades,
        boolean tradable,
        Quantity quantity,
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
