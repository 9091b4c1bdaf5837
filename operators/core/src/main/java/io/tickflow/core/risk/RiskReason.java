package io.tickflow.core.risk;

/** Reason of the desk for a refusal. Codes are stable. */
public enum RiskReason {
    NONE(0),
    SIGNAL_TOO_OLD(3001),
    KILL_SWITCH(3002),
    ORDER_RATE(3003),
    OPEN_TRADE_ON_SYMBOL(3004),
    POSITION_LIMIT(3005),
    ORDER_SIZE(3006),
    UNKNOWN_ORDER_ON_SYMBOL(3007),
    SYMBOL_LIMIT(3008),
    OUT_OF_ORDER(3009),
    TIMESTAMP_AHEAD(3010),
    NO_INSTRUMENT(3011),
    QUOTE_DELAYED(3012),
    SYMBOL_BLOCKED(3020);

    private final int code;

    RiskReason(int code) {
        this.code = code;
    }

    /** Stable code of this reason. */
    public int code() {
        return code;
    }
}
