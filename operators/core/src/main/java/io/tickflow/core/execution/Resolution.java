package io.tickflow.core.execution;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of an unknown order as an operator saw it at the broker.
 *
 * @param order order as it was intended
 * @param last newest report on it; null if there is none
 * @param filled units of it that were filled in all
 */
public record Resolution(OrderDecision order, @Nullable ExecutionReport last, Quantity filled) {

    /**
     * Contradiction between this outcome and the log, for a person; null if there is none.
     *
     * @param silenceMillis time without news after which an order is unknown
     */
    public @Nullable String contradiction(long silenceMillis, long nowMillis) {
        Quantity known = last == null ? Quantity.ZERO : last.cumulativeQuantity();
        if (last != null && last.state().terminal()) {
            return "the order has ended already: " + last.state() + ", filled " + known;
        }
        long newsAtMillis = last == null ? order.decidedAtMillis() : last.reportTimeMillis();
        boolean unknown = last != null && last.state() == OrderState.UNKNOWN;
        if (!unknown && nowMillis - newsAtMillis < silenceMillis) {
            return "the order is not unknown: its last news is %d ms old, silence begins at %d ms"
                    .formatted(nowMillis - newsAtMillis, silenceMillis);
        }
        if (filled.isBelow(known) || filled.isAbove(order.quantity())) {
            return "%s units cannot be filled: %s are known to be, and the order was for %s"
                    .formatted(filled, known, order.quantity());
        }
        return null;
    }

    /**
     * Final report of the order.
     *
     * @param price average price of all filled units; NaN if not known
     */
    public ExecutionReport report(double price, String reason, long nowMillis) {
        return ExecutionReport.ofOperator(order, last, end(), filled, price, reason, nowMillis);
    }

    private OrderState end() {
        if (filled.isZero()) {
            return OrderState.EXPIRED;
        }
        return filled.equals(order.quantity()) ? OrderState.FILLED : OrderState.CANCELLED;
    }
}
