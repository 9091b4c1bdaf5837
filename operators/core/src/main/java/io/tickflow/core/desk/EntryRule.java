package io.tickflow.core.desk;

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
        var request =
                new EntryRequest(
                        nowMillis - signal.appendTimeMillis(),
                        signal.timeToLiveMillis(),
                        book.halted(),
                        memory.follows(signal.symbol()),
                        tradeOn(book.tradesOn(signal.symbol())),
                        book.openTrades(),
                        config.quantityOf(signal.symbol()),
                        bucket);
        RiskReason reason = checks.check(request);
        boolean approved = reason == RiskReason.NONE;
        book.bucket(approved ? bucket.taken() : bucket);
        if (approved) {
            book.open(Trade.entered(signal, request.quantity(), nowMillis));
        }
        return decision(signal, request, reason, nowMillis);
    }

    private OrderDecision decision(
            Signal signal, EntryRequest request, RiskReason reason, long nowMillis) {
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
                approved ? request.quantity() : 0,
                signal.bid(),
                signal.ask(),
                nowMillis,
                signal.appendTimeMillis() + signal.timeToLiveMillis(),
                checks.limits(request));
    }

    private static DeskVerdict verdict(RiskReason reason) {
        return switch (reason) {
            case NONE -> DeskVerdict.APPROVED;
            case SIGNAL_TOO_OLD -> DeskVerdict.EXPIRED;
            case KILL_SWITCH,
                    ORDER_RATE,
                    OPEN_TRADE_ON_SYMBOL,
                    POSITION_LIMIT,
                    ORDER_SIZE,
                    UNKNOWN_ORDER_ON_SYMBOL,
                    SYMBOL_LIMIT ->
                    DeskVerdict.DENIED;
        };
    }

    private static SymbolTrade tradeOn(List<Trade> trades) {
        if (trades.stream().anyMatch(Trade::unknown)) {
            return SymbolTrade.UNKNOWN;
        }
        return trades.isEmpty() ? SymbolTrade.NONE : SymbolTrade.OPEN;
    }
}
