package io.tickflow.core.deadletter;

/** Reason of a dead letter. Codes are stable: 1xxx decode, 2xxx validation. */
public enum DeadLetterCode {
    EMPTY_VALUE(1001),
    TOO_LARGE(1002),
    NOT_JSON(1003),
    MISSING_SYMBOL(1004),
    SYMBOL_TOO_LONG(1005),
    MISSING_TIME(1006),
    BAD_TIME(1007),
    MISSING_PRICE(1008),
    BAD_NUMBER(1009),
    BAD_SYMBOL(1011),
    NOT_AN_EVENT(1012),
    CONTRADICTION(1013),
    SEVERAL_TICKS(1014),

    NON_FINITE_PRICE(2001),
    NON_POSITIVE_PRICE(2002),
    CROSSED_QUOTE(2003),
    BEFORE_1990(2004),
    IN_THE_FUTURE(2005),
    OUT_OF_ORDER(2006),
    DUPLICATE(2007),
    PRICE_SPIKE(2008),
    SYMBOL_ON_TWO_PARTITIONS(2009),
    TIME_JUMP(2010),
    ALREADY_IN_HISTORY(2011);

    private final int code;

    DeadLetterCode(int code) {
        this.code = code;
    }

    /** Stable code of this reason. */
    public int code() {
        return code;
    }
}
