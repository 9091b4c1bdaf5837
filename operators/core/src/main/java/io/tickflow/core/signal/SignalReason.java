package io.tickflow.core.signal;

/** Why a signal was vetoed. Codes are stable. */
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

    /** Stable number of this reason. */
    public int code() {
        return code;
    }
}
