package io.tickflow.core.desk;

import io.tickflow.core.signal.Signal;

/**
 * Market of one symbol as its newest signal tells it. Signals of a symbol come in the order of
 * their time and ordinal, so one that is not after the newest was there before, or comes too late.
 *
 * @param bid newest bid; NaN before the first signal
 * @param ask newest ask; NaN before the first signal
 * @param marketTimeMillis newest event time, epoch milliseconds; {@link #NEVER} before the first
 * @param ordinal of the newest signal within its millisecond
 * @param horizonMillis how long a position of the newest signal is held; 0 before the first
 * @param tradesForgottenMillis event time up to which ended trades may have been forgotten; {@link
 *     #NEVER} if none was
 */
public record SymbolMarket(
        double bid,
        double ask,
        long marketTimeMillis,
        int ordinal,
        long horizonMillis,
        long tradesForgottenMillis) {

    public static final long NEVER = Long.MIN_VALUE;

    /** A symbol without a signal so far. */
    public static final SymbolMarket EMPTY =
            new SymbolMarket(Double.NaN, Double.NaN, NEVER, 0, 0, NEVER);

    /** True if {@code signal} is newer than all before. */
    boolean before(Signal signal) {
        return signal.eventTimeMillis() > marketTimeMillis
                || (signal.eventTimeMillis() == marketTimeMillis && signal.ordinal() > ordinal);
    }

    /** True if {@code signal} is the newest. */
    boolean at(Signal signal) {
        return signal.eventTimeMillis() == marketTimeMillis && signal.ordinal() == ordinal;
    }

    /** True if a signal was there. */
    boolean known() {
        return marketTimeMillis != NEVER;
    }

    /** After {@code signal}, which is newer than all before. */
    SymbolMarket after(Signal signal) {
        return new SymbolMarket(
                signal.bid(),
                signal.ask(),
                signal.eventTimeMillis(),
                signal.ordinal(),
                signal.horizonMillis(),
                tradesForgottenMillis);
    }

    SymbolMarket forgottenTrade(long eventTimeMillis) {
        return new SymbolMarket(
                bid,
                ask,
                marketTimeMillis,
                ordinal,
                horizonMillis,
                Math.max(tradesForgottenMillis, eventTimeMillis));
    }
}
