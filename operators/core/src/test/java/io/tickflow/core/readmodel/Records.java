package io.tickflow.core.readmodel;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;

/** Records of one account, "A", for tests of the read model. */
final class Records {

    static final String ACCOUNT = "A";

    private static final Quantity QUANTITY = Quantity.of(1_000);

    private Records() {}

    static OrderDecision verdict(
            String decisionId, Leg leg, DeskVerdict verdict, RiskReason reason) {
        boolean approved = verdict == DeskVerdict.APPROVED;
        return new OrderDecision(
                ACCOUNT,
                decisionId,
                "EURUSD",
                1,
                leg,
                0,
                verdict,
                reason,
                approved ? decisionId + '/' + leg : "",
                leg == Leg.ENTRY ? Side.SELL : Side.BUY,
                approved ? QUANTITY : Quantity.ZERO,
                1.1,
                1.2,
                1,
                OrderDecision.NEVER,
                "",
                0,
                Double.NaN,
                Double.NaN,
                "",
                "");
    }

    static OrderDecision approved(String decisionId, Leg leg) {
        return verdict(decisionId, leg, DeskVerdict.APPROVED, RiskReason.NONE);
    }

    static OrderDecision denied(String decisionId) {
        return verdict(decisionId, Leg.ENTRY, DeskVerdict.DENIED, RiskReason.KILL_SWITCH);
    }

    static ExecutionReport report(OrderDecision order, OrderState state, double filled) {
        return new ExecutionReport(
                order.account(),
                order.decisionId(),
                order.symbol(),
                order.eventTimeMillis(),
                order.leg(),
                order.attempt(),
                order.clOrdId(),
                order.side(),
                state,
                order.quantity(),
                Quantity.ZERO,
                Double.NaN,
                Quantity.nearest(filled),
                Double.NaN,
                "",
                "x-" + state,
                "",
                1,
                "");
    }

    static LeaseChange opened(long epoch, long ordersFrom) {
        return lease(LeaseChange.State.OPENED, epoch, ordersFrom);
    }

    static LeaseChange lease(LeaseChange.State state, long epoch, long ordersFrom) {
        return new LeaseChange(ACCOUNT, state, epoch, "desk", 2_000, ordersFrom, 1);
    }
}
