package io.tickflow.core.execution;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;

/** Approved verdicts on EURUSD, and what a venue says of them. */
final class Orders {

    static final String ACCOUNT = "a1";
    static final double QUANTITY = 1_000;

    private Orders() {}

    static OrderDecision entry(String clOrdId, long expiresAtMillis) {
        return order(clOrdId, Leg.ENTRY, Side.BUY, 1.1, 1.2, expiresAtMillis);
    }

    static OrderDecision exit(String clOrdId) {
        return order(clOrdId, Leg.EXIT, Side.SELL, 1.1, 1.2, OrderDecision.NEVER);
    }

    /** An exit of the trade of that entry. */
    static OrderDecision exitOf(String entryClOrdId, String clOrdId) {
        return order(
                clOrdId, "d-" + entryClOrdId, Leg.EXIT, Side.SELL, 1.1, 1.2, OrderDecision.NEVER);
    }

    /** A refusal of the same decision as the entry of that id. */
    static OrderDecision denied(String clOrdId) {
        OrderDecision entry = entry(clOrdId, 0);
        return new OrderDecision(
                ACCOUNT,
                entry.decisionId(),
                entry.symbol(),
                entry.eventTimeMillis(),
                Leg.ENTRY,
                0,
                DeskVerdict.DENIED,
                RiskReason.KILL_SWITCH,
                "",
                entry.side(),
                Quantity.ZERO,
                entry.referenceBid(),
                entry.referenceAsk(),
                entry.decidedAtMillis(),
                entry.expiresAtMillis(),
                "",
                0,
                Double.NaN,
                Double.NaN,
                "",
                "");
    }

    static OrderDecision order(
            String clOrdId, Leg leg, Side side, double bid, double ask, long expiresAtMillis) {
        return order(clOrdId, "d-" + clOrdId, leg, side, bid, ask, expiresAtMillis);
    }

    private static OrderDecision order(
            String clOrdId,
            String decisionId,
            Leg leg,
            Side side,
            double bid,
            double ask,
            long expiresAtMillis) {
        return new OrderDecision(
                ACCOUNT,
                decisionId,
                "EURUSD",
                500,
                leg,
                0,
                DeskVerdict.APPROVED,
                RiskReason.NONE,
                clOrdId,
                side,
                Quantity.nearest(QUANTITY),
                bid,
                ask,
                1_000,
                expiresAtMillis,
                "",
                0,
                Double.NaN,
                Double.NaN,
                "",
                "");
    }

    /** A report of the venue; cumulative quantity and prices as given. */
    static VenueReport report(
            String clOrdId, OrderState state, double last, double cumulative, double price) {
        return new VenueReport(
                clOrdId,
                "EURUSD",
                state,
                Quantity.nearest(last),
                price,
                Double.isNaN(cumulative) ? null : Quantity.nearest(cumulative),
                price,
                "o-" + clOrdId,
                clOrdId + '-' + state + '-' + cumulative,
                "t",
                VenueReport.Kind.NEWS,
                "",
                "");
    }

    /** The same as an answer to a status request. */
    static VenueReport status(
            String clOrdId, OrderState state, double cumulative, double averagePrice) {
        return new VenueReport(
                clOrdId,
                "EURUSD",
                state,
                Quantity.ZERO,
                Double.NaN,
                Quantity.nearest(cumulative),
                averagePrice,
                "o-" + clOrdId,
                "0",
                "t",
                VenueReport.Kind.STATUS_ANSWER,
                "",
                "");
    }
}
