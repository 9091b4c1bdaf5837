package io.tickflow.core.desk.log;

import io.tickflow.core.deadletter.DeadLetter;

/**
 * Record of the desk's log that is no event of its topic.
 *
 * @param origin what it should have been
 * @param account account that it names, in its text or by its key; empty if it names none
 * @param decisionId decision that its envelope names; empty if that cannot be read either
 * @param letter where it is, what it holds and why it cannot be read
 */
public record UnreadRecord(Origin origin, String account, String decisionId, DeadLetter letter) {

    /** Kinds of records, one for each topic. */
    public enum Origin {
        /** {@code tickflow.orders}. */
        VERDICTS,
        /** {@code tickflow.executions}. */
        REPORTS,
        /** {@code tickflow.control}. */
        CONTROLS
    }

    /** True unless it names another account. */
    public boolean mayConcern(String trader) {
        return account.isEmpty() || account.equals(trader) || account.equals(Control.ALL_ACCOUNTS);
    }
}
