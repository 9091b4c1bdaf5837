package io.tickflow.sandbox.stack.venue;

/** Misbehaviour of a venue. */
public enum VenueFault {
    /** Nothing. */
    NONE,
    /** Refuses every order. */
    REJECT,
    /** Fills half and cancels the rest. */
    PARTIAL_THEN_CANCEL,
    /** Fills half, and the rest after the delay. */
    PARTIAL_THEN_FILL,
    /** Fills and says nothing; answers who asks. */
    NO_REPORT,
    /** Fills at once and reports after the delay. */
    LATE_REPORT,
    /** Reports everything twice. */
    DUPLICATE_REPORT,
    /** Loses order and connection. */
    DISCONNECT_BEFORE_FILL,
    /** Fills and loses the connection before it has reported. */
    DISCONNECT_AFTER_FILL,
    /** Keeps and accepts connections and reads nothing of them. */
    NOT_READING,
    /** Fills and says nothing, and knows no order that has ended. */
    FORGETS_COMPLETED,
    /** Fills and says nothing, and answers no question about orders. */
    IGNORES_STATUS,
    /** Fills and says nothing, and refuses questions about orders. */
    REFUSES_STATUS,
    /** Fills, and busts the trade after the delay. */
    BUST,
    /** Refuses every order as its market is closed. */
    MARKET_CLOSED,
    /** Fills, and closes the position by itself after the delay, without a word. */
    LIQUIDATE,
    /** Fills, and reports everything twice, answers too. */
    ANSWERS_TWICE,
    /** Loses the report of the fill, but not that of the acceptance. */
    DROP_FILL_REPORT,
    /** Lists a working order of somebody else that nobody can cancel. */
    FOREIGN_ORDER,
    /**
     * Overlooks ResetSeqNumFlag(141) in logons: numbers go on. Names the number that it expects in
     * NextExpectedMsgSeqNum(789) alone.
     */
    IGNORES_RESET,
    /** Refuses each logon, as at a weekend. */
    REFUSES_LOGON
}
