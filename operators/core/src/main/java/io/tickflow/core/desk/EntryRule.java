package io.tickflow.core.desk;

import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ClOrdIds;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.risk.EntryRequest;
import io.tickflow.core.risk.EntryRequest.SymbolTrade;
import io.tickflow.core.risk.RiskChecks;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.core.risk.TokenBucket;
import io.tickflow.core.signal.Signal;
import java.util.List;

/** Gives a candidate its verdict. */
final class EntryRule {

    private final DeskConfig config;
    private final RiskChecks checks;

    EntryRule(DeskConfig config) {
        this.config = config;
        this.checks = new RiskChecks(config.risk());
    }

    /** The verdict on {@code signal}; if it is approved, the trade is in the book. */
    OrderDecision judge(DeskMemory memory, Signal signal, long nowMillis) {
        DeskBook book = memory.book();
        TokenBucket bucket = book.bucket().refilled(config.risk(), nowMillis);
        Instrument instrument = config.instruments().find(signal.symbol());
        var request =
                new EntryRequest(
                        nowMillis - signal.appendTimeMillis(),
                        signal.appendTimeMillis() - signal.eventTimeMillis(),
                        signal.timeToLiveMillis(),
                        book.halted(),
                        memory.follows(signal.symbol()),
                        tradeOn(book, signal.symbol()),
                        book.openTrades(),
                        instrument != null,
                        instrument == null ? Quantity.ZERO : config.entryOf(instrument),
                        bucket);
        RiskReason reason = checks.check(request);
        boolean approved = reason == RiskReason.NONE;
        book.bucket(approved ? bucket.taken() : bucket);
        if (approved) {
            book.open(Trade.entered(signal, request.quantity(), nowMillis));
        }
        return decision(signal, reason, request.quantity(), checks.limits(request), nowMillis);
    }

    /**
     * The verdict on a candidate that is older than the newest signal of its symbol. As a rule it
     * is a repetition, and the sink drops the verdict because it is not the first. If it is not, it
     * comes too late, and has its end this way.
     */
    OrderDecision outOfOrder(Signal signal, long nowMillis) {
        return decision(signal, RiskReason.OUT_OF_ORDER, Quantity.ZERO, "", nowMillis);
    }

    private OrderDecision decision(
            Signal signal, RiskReason reason, Quantity quantity, String limits, long nowMillis) {
        boolean approved = reason == RiskReason.NONE;
        return new OrderDecision(
                config.account(),
                signal.decisionId(),
                signal.symbol(),
                signal.eventTimeMillis(),
                Leg.ENTRY,
                0,
                verdict(reason),
                reason,
                approved ? ClOrdIds.of(config.account(), signal.decisionId(), Leg.ENTRY, 0) : "",
                signal.side(),
                approved ? quantity : Quantity.ZERO,
                signal.bid(),
                signal.ask(),
                nowMillis,
                expiresAtMillis(signal, nowMillis),
                limits,
                approved ? signal.horizonMillis() : 0,
                Double.NaN,
                Double.NaN,
                approved ? config.instruments().version(signal.symbol()) : "",
                "");
    }

    /** A record's timestamp that lies ahead of the clock gives nothing more time. */
    private static long expiresAtMillis(Signal signal, long nowMillis) {
        return Math.min(signal.appendTimeMillis(), nowMillis) + signal.timeToLiveMillis();
    }

    private static DeskVerdict verdict(RiskReason reason) {
        return switch (reason) {
            case NONE -> DeskVerdict.APPROVED;
            case SIGNAL_TOO_OLD, OUT_OF_ORDER, TIMESTAMP_AHEAD, QUOTE_DELAYED ->
                    DeskVerdict.EXPIRED;
            case KILL_SWITCH,
                    ORDER_RATE,
                    OPEN_TRADE_ON_SYMBOL,
                    POSITION_LIMIT,
                    ORDER_SIZE,
                    UNKNOWN_ORDER_ON_SYMBOL,
                    SYMBOL_BLOCKED,
                    SYMBOL_LIMIT,
                    NO_INSTRUMENT ->
                    DeskVerdict.DENIED;
        };
    }

    private static SymbolTrade tradeOn(DeskBook book, String symbol) {
        if (!book.blockOf(symbol).isEmpty()) {
            return SymbolTrade.BLOCKED;
        }
        List<Trade> trades = book.tradesOn(symbol);
        if (trades.stream().anyMatch(Trade::unknown)) {
            return SymbolTrade.UNKNOWN;
        }
        return trades.isEmpty() ? SymbolTrade.NONE : SymbolTrade.OPEN;
    }
}
