package io.tickflow.testkit.execution;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.risk.RiskReason;

/** Builds verdicts on EURUSD. The decision of an order is named after its ClOrdID(11). */
public final class Verdicts {

    /** Units of each order. */
    public static final double QUANTITY = 1_000;

    private static final String SYMBOL = "EURUSD";
    private static final long EVENT_TIME_MILLIS = 500;
    private static final long DECIDED_AT_MILLIS = 1_000;

    private Verdicts() {}

    /** An approved entry. */
    public static OrderDecision entry(String account, String clOrdId, long expiresAtMillis) {
        return approved(account, clOrdId, Leg.ENTRY, Side.BUY, expiresAtMillis);
    }

    /** An approved exit. */
    public static OrderDecision exit(String account, String clOrdId) {
        return approved(account, clOrdId, Leg.EXIT, Side.SELL, OrderDecision.NEVER);
    }

    /** A denial of the decision that {@code entry} approves. */
    public static OrderDecision deniedInsteadOf(OrderDecision entry) {
        return new OrderDecision(
                entry.account(),
                entry.decisionId(),
                entry.symbol(),
                entry.eventTimeMillis(),
                entry.leg(),
                entry.attempt(),
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

    private static OrderDecision approved(
            String account, String clOrdId, Leg leg, Side side, long expiresAtMillis) {
        return new OrderDecision(
                account,
                "d-" + clOrdId,
                SYMBOL,
                EVENT_TIME_MILLIS,
                leg,
                0,
                DeskVerdict.APPROVED,
                RiskReason.NONE,
                clOrdId,
                side,
                Quantity.nearest(QUANTITY),
                1.1,
                1.2,
                DECIDED_AT_MILLIS,
                expiresAtMillis,
                "",
                0,
                Double.NaN,
                Double.NaN,
                "",
                "");
    }
}
