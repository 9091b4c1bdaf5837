package io.tickflow.core.desk;

/**
 * Note of the desk on something that is no decision but is counted, or alarms a person.
 *
 * @param kind what it is
 * @param decisionId decision that it is about; empty if none is known
 * @param symbol as the feed names it
 * @param detail for a person
 */
public record DeskNote(Kind kind, String decisionId, String symbol, String detail) {

    /** Kinds of notes. */
    public enum Kind {
        /** A record of the log that cannot be read and names another account. */
        FOREIGN_RECORD(false),
        /** A record of the log that cannot be read and may be about this account. */
        UNREADABLE_RECORD(true),
        /** A candidate that had its verdict before. */
        REPEATED_SIGNAL(false),
        /** A trade ended: all orders are accounted for and nothing is held. */
        TRADE_ENDED(false),
        /** An operator told what became of an order. */
        RESOLVED_ORDER(false),
        /** A report about an order that this desk cannot have decided, or has long forgotten. */
        UNKNOWN_ORDER(true),
        /** A report made a trade of an entry that this desk did not remember. */
        ADOPTED_TRADE(true),
        /** Something was filled for an order that counted as ended. */
        LATE_FILL(true),
        /** An order without news: perhaps executed. */
        SILENT_ORDER(true),
        /** The position of a symbol is in doubt: no order on it. */
        SYMBOL_BLOCKED(true),
        /** The position of a symbol is known again. */
        SYMBOL_UNBLOCKED(false),
        /** A position that could not be closed in several attempts, which go on slowly. */
        STUCK_TRADE(true),
        /** A trade ended with a position below the smallest order: the book holds it on. */
        REMAINDER(true),
        /** A trade cannot be closed, as there is no instrument of its symbol. */
        NO_INSTRUMENT(true),
        /** A fill that could not be managed, for the desk has no room for another trade. */
        UNMANAGED_POSITION(true);

        private final boolean alarm;

        Kind(boolean alarm) {
            this.alarm = alarm;
        }

        /** True if a person should look at it. */
        public boolean alarm() {
            return alarm;
        }
    }
}
