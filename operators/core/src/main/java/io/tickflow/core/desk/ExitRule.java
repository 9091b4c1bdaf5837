package io.tickflow.core.desk;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ClOrdIds;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.risk.RiskReason;

/** Decides exits, and sees when a trade has ended. */
final class ExitRule {

    private final DeskConfig config;

    ExitRule(DeskConfig config) {
        this.config = config;
    }

    /** Performs due work on a trade in the book. */
    void settle(DeskMemory memory, Trade trade, long nowMillis, DeskOutput output) {
        if (ended(memory, trade, output) || !memory.book().blockOf(trade.symbol()).isEmpty()) {
            return;
        }
        SymbolMarket market = memory.market(trade.symbol());
        boolean wasStuck = trade.stuck();
        DeskOrder exit = trade.nextExit(config, market.marketTimeMillis(), nowMillis);
        if (exit != null) {
            output.decisions().add(decision(trade, exit, market, nowMillis));
        }
        if (trade.stuck() && !wasStuck) {
            output.note(Kind.STUCK_TRADE, trade, "held=" + trade.heldQuantity());
        }
    }

    /** True if the trade has ended: then it is in the book no more. */
    boolean ended(DeskMemory memory, Trade trade, DeskOutput output) {
        Quantity remainder = trade.remainder(config);
        boolean finished = trade.finished() || !remainder.isZero();
        if (finished && memory.end(trade, remainder)) {
            output.note(Kind.TRADE_ENDED, trade, "");
            if (!remainder.isZero()) {
                output.note(Kind.REMAINDER, trade, "held=" + remainder);
            }
        }
        return finished;
    }

    private OrderDecision decision(
            Trade trade, DeskOrder exit, SymbolMarket market, long nowMillis) {
        return new OrderDecision(
                config.account(),
                trade.decisionId(),
                trade.symbol(),
                trade.eventTimeMillis(),
                exit.leg(),
                exit.attempt(),
                DeskVerdict.APPROVED,
                RiskReason.NONE,
                ClOrdIds.of(config.account(), trade.decisionId(), exit.leg(), exit.attempt()),
                exit.side(),
                exit.quantity(),
                market.bid(),
                market.ask(),
                nowMillis,
                OrderDecision.NEVER,
                "held=" + trade.heldQuantity(),
                trade.horizonMillis(),
                Double.NaN,
                Double.NaN,
                config.instruments().version(trade.symbol()),
                trade.positionId());
    }
}
