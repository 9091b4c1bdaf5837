package io.tickflow.core.signal;

/** Reason of a veto. Codes are stable. */
public enum SignalReason {
    NONE(0),
    NOT_READY(2101),
    POOR_QUALITY(2102),
    WIDE_SPREAD(2103),
    COOLDOWN(2104);

    private final int code;

    SignalReason(int code) {
        this.code = code;
    }

    /** Stable code of this reason. */
    public int code() {
        return code;
    }
}
