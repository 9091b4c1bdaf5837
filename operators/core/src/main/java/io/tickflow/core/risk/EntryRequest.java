package io.tickflow.core.risk;

/**
 * An entry that is asked for, and the state of the account that it is asked of.
 *
 * @param ageMillis wall time since the tick was recorded; below 0 if that lies ahead of the clock
 * @param timeToLiveMillis age past which the signal must not be acted on
 * @param halted true if an operator stopped new entries
 * @param symbolFollowed false if the desk has no room to follow the symbol
 * @param symbolTrade what is open on the symbol
 * @param openTrades trades open over all symbols
 * @param quantity units asked for
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

    /** What is open on the symbol of a request. */
    public enum SymbolTrade {
        /** Nothing. */
        NONE,
        /** A trade whose orders are all accounted for. */
        OPEN,
        /** A trade with an order that may or may not have been executed. */
        UNKNOWN
    }
}
