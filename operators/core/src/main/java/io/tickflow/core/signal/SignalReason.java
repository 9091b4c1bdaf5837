package io.tickflow.core.signal;

/** Reason of a veto. Codes are stable; constants are in the order of the checks. */
public enum SignalReason {
    NONE(0),
    NOT_READY(2101),
    POOR_QUALITY(2102),
    WIDE_SPREAD(2103),
    /** The bundle has a regime role, and its last vote is missing. */
    REGIME_ABSENT(2108),
    /** The regime is below its gate. */
    REGIME_VETO(2107),
    /** Too few members are on the side of the direction. */
    LOW_AGREEMENT(2109),
    COOLDOWN(2104),
    /** The bundle has a meta role, and it abstained. */
    META_ABSENT(2106),
    /** The meta role is below its gate. */
    META_VETO(2105);

    private final int code;

    SignalReason(int code) {
        this.code = code;
    }

    /** Stable code of this reason. */
    public int code() {
        return code;
    }
}
