package io.tickflow.connector.fix;

/** Numbering of a session's messages over its logons. */
public enum SequenceNumbers {
    /** Each logon begins at 1 with ResetSeqNumFlag(141)=Y. */
    RESET,
    /**
     * Numbers go on, as the broker keeps them. Nothing is stored here: the number that the broker
     * expects is learnt from its refusal, its own from its logon, and what was missed is asked for
     * order by order.
     */
    CONTINUE
}
