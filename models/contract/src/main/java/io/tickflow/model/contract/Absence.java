package io.tickflow.model.contract;

/** Reason for which the answer of a member is missing. Codes are stable. */
public enum Absence {
    /** The member answered. */
    NONE(0),
    /** The member failed. */
    FAILED(4101),
    /** The answer was NaN or outside 0 to 1. */
    NO_PROBABILITY(4102),
    /** The answer came after the member's deadline. */
    LATE(4103),
    /** The circuit breaker of the member was open, so it was not asked. */
    BREAKER_OPEN(4104),
    /** An input of the row was NaN, and the library of the member takes none. */
    MISSING_INPUT(4105);

    private final int code;

    Absence(int code) {
        this.code = code;
    }

    /** Stable code of this reason. */
    public int code() {
        return code;
    }
}
