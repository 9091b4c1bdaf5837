package io.tickflow.core.desk;

import io.tickflow.core.signal.Signal;

/**
 * What the desk knows of the market of one symbol, from its signals.
 *
 * @param bid newest bid; NaN before the first signal
 * @param ask newest ask; NaN before the first signal
 * @param marketTimeMillis newest event time, epoch milliseconds; {@link #NEVER} before the first
 * @param horizonMillis how long a position of the newest signal is held; 0 before the first
 * @param signalsForgottenMillis event time up to which signals may have been forgotten; {@link
 *     #NEVER} if none was
 * @param tradesForgottenMillis event time up to which ended trades may have been forgotten; {@link
 *     #NEVER} if none was
 */
public record SymbolMarket(
        double bid,
        double ask,
        long marketTimeMillis,
        long horizonMillis,
        long signalsForgottenMillis,
        long tradesForgottenMillis) {

    public static final long NEVER = Long.MIN_VALUE;

    /** A symbol without a signal so far. */
    public static final SymbolMarket EMPTY =
            new SymbolMarket(Double.NaN, Double.NaN, NEVER, 0, NEVER, NEVER);

    /** After {@code signal}; an older one changes nothing. */
    SymbolMarket seen(Signal signal) {
        if (signal.eventTimeMillis() < marketTimeMillis) {
            return this;
        }
        return new SymbolMarket(
                signal.bid(),
                signal.ask(),
                signal.eventTimeMillis(),
                signal.horizonMillis(),
                signalsForgottenMillis,
                tradesForgottenMillis);
    }

    SymbolMarket forgottenSignal(long eventTimeMillis) {
        return new SymbolMarket(
                bid,
                ask,
                marketTimeMillis,
                horizonMillis,
                Math.max(signalsForgottenMillis, eventTimeMillis),
                tradesForgottenMillis);
    }

    SymbolMarket forgottenTrade(long eventTimeMillis) {
        return new SymbolMarket(
                bid,
                ask,
                marketTimeMillis,
                horizonMillis,
                signalsForgottenMillis,
                Math.max(tradesForgottenMillis, eventTimeMillis));
    }
}
