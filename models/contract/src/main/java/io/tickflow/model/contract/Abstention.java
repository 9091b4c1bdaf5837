package io.tickflow.model.contract;

/** Reason for which a prediction has no probability. Codes are stable. */
public enum Abstention {
    /** There is a probability. */
    NONE(0),
    /** Fewer members answered than the quorum. */
    NO_QUORUM(4001),
    /** The deadline of the decision passed. */
    EXPIRED(4002),
    /** Too many decisions waited. */
    OVERFLOW(4003),
    /** The model was not made for the symbol. */
    OTHER_SYMBOL(4004),
    /** The model does not decide at this point. */
    OTHER_DECISION_POINT(4005),
    /** An input of the role was missing or not settled. */
    NOT_READY(4006);

    private final int code;

    Abstention(int code) {
        this.code = code;
    }

    /** Stable code of this reason. */
    public int code() {
        return code;
    }
}
