package io.tickflow.core.risk;

import io.tickflow.core.risk.EntryRequest.SymbolTrade;

/**
 * Checks of every entry, in a fixed order: age, delay of the tick, clock, kill switch, blocked
 * symbol, unknown order on the symbol, open trade on the symbol, followed symbols, open trades
 * overall, instrument, size, rate. The first failure is the reason. Stateless and thread-safe.
 */
public final class RiskChecks {

    /** Largest lead of the Kafka broker's clock over the desk's. */
    public static final long CLOCK_SKEW_MILLIS_MAX = 2_000;

    /** Delay from which on a tick is not late but replayed history. */
    public static final long REPLAY_MILLIS_MIN = 86_400_000;

    private final RiskConfig config;

    public RiskChecks(RiskConfig config) {
        this.config = config;
    }

    /**
     * Finds the reason to refuse {@code request}; {@link RiskReason#NONE} if it may become an
     * order.
     */
    public RiskReason check(EntryRequest request) {
        if (request.ageMillis() > request.timeToLiveMillis()) {
            return RiskReason.SIGNAL_TOO_OLD;
        }
        if (isDelayed(request)) {
            return RiskReason.QUOTE_DELAYED;
        }
        if (request.ageMillis() < -CLOCK_SKEW_MILLIS_MAX) {
            return RiskReason.TIMESTAMP_AHEAD;
        }
        if (request.halted()) {
            return RiskReason.KILL_SWITCH;
        }
        if (request.symbolTrade() == SymbolTrade.BLOCKED) {
            return RiskReason.SYMBOL_BLOCKED;
        }
        if (request.symbolTrade() == SymbolTrade.UNKNOWN) {
            return RiskReason.UNKNOWN_ORDER_ON_SYMBOL;
        }
        if (request.symbolTrade() == SymbolTrade.OPEN) {
            return RiskReason.OPEN_TRADE_ON_SYMBOL;
        }
        if (!request.symbolFollowed()) {
            return RiskReason.SYMBOL_LIMIT;
        }
        if (request.openTrades() >= config.openTradesMax()) {
            return RiskReason.POSITION_LIMIT;
        }
        if (!request.tradable()) {
            return RiskReason.NO_INSTRUMENT;
        }
        if (!request.quantity().isPositive()
                || request.quantity().isAbove(config.orderQuantityMax())) {
            return RiskReason.ORDER_SIZE;
        }
        if (!request.bucket().hasToken()) {
            return RiskReason.ORDER_RATE;
        }
        return RiskReason.NONE;
    }

    /** Returns true if the tick waited for longer than its signal lives, before it was recorded. */
    private static boolean isDelayed(EntryRequest request) {
        return request.delayMillis() > request.timeToLiveMillis()
                && request.delayMillis() < REPLAY_MILLIS_MIN;
    }

    /** Limits and usage behind a verdict on {@code request}, as readable text. */
    public String limits(EntryRequest request) {
        return "ageMillis="
                + request.ageMillis()
                + '/'
                + request.timeToLiveMillis()
                + " delayMillis="
                + request.delayMillis()
                + " openTrades="
                + request.openTrades()
                + '/'
                + config.openTradesMax()
                + " quantity="
                + request.quantity()
                + '/'
                + config.orderQuantityMax()
                + " entryTokens="
                + Math.floor(request.bucket().tokens())
                + '/'
                + config.entryBurst();
    }
}
