package io.tickflow.core.order;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import org.jspecify.annotations.Nullable;

/**
 * Reported state of one order, on {@code tickflow.executions}.
 *
 * @param account trading account
 * @param decisionId decision behind the order
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC market time of that decision, epoch milliseconds
 * @param leg entry or exit
 * @param attempt as in the {@link OrderDecision}
 * @param clOrdId ClOrdID(11)
 * @param side of the order
 * @param state state that this report sets
 * @param orderQuantity OrderQty(38), units
 * @param lastQuantity LastQty(32) of this report, units; 0 if nothing was filled by it
 * @param lastPrice LastPx(31); NaN if nothing was filled by it
 * @param cumulativeQuantity CumQty(14), units
 * @param averagePrice AvgPx(6); NaN before the first fill
 * @param orderId OrderID(37); empty before the venue gave one
 * @param execId ExecID(17); for reports of the sink itself derived from ClOrdID and state; for an
 *     operator's from state and quantity
 * @param reason Text(58) or the sink's own words; empty if there is nothing to say
 * @param reportTimeMillis wall time at which the sink published it, epoch milliseconds
 * @param positionId the broker's id of the position; empty if it names none, and in records of
 *     earlier releases
 */
public record ExecutionReport(
        String account,
        String decisionId,
        String symbol,
        long eventTimeMillis,
        Leg leg,
        int attempt,
        String clOrdId,
        Side side,
        OrderState state,
        Quantity orderQuantity,
        Quantity lastQuantity,
        double lastPrice,
        Quantity cumulativeQuantity,
        double averagePrice,
        String orderId,
        String execId,
        String reason,
        long reportTimeMillis,
        String positionId) {

    /** Attempts of exits outside the desk begin here, far from those that a desk counts. */
    public static final int OUTSIDE_ATTEMPTS = 1_000_000;

    /** Beginning of the reason of an order that was refused because its market is closed. */
    public static final String MARKET_CLOSED = "MARKET_CLOSED: ";

    /** Beginning of the reason of an order that does not leave, as its log says something else. */
    public static final String RECORDED_BEFORE = "the recorded verdict is ";

    private static final String BY_OPERATOR = "operator/";
    private static final String POSITION = BY_OPERATOR + "position/";

    /** The sink's own report about an order that the venue has said nothing about. */
    public static ExecutionReport ofSink(
            OrderDecision order, OrderState state, String reason, long reportTimeMillis) {
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
                Quantity.ZERO,
                Double.NaN,
                "",
                order.clOrdId() + '/' + state,
                reason,
                reportTimeMillis,
                order.positionId());
    }

    /** An operator's evidence of how an order ended that nobody knew of, after {@code last}. */
    public static ExecutionReport ofOperator(
            OrderDecision order,
            @Nullable ExecutionReport last,
            OrderState state,
            Quantity cumulativeQuantity,
            double averagePrice,
            String reason,
            long reportTimeMillis) {
        Quantity added =
                last == null
                        ? cumulativeQuantity
                        : cumulativeQuantity.minus(last.cumulativeQuantity());
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
                added,
                added.isPositive() ? averagePrice : Double.NaN,
                cumulativeQuantity,
                averagePrice,
                last == null ? "" : last.orderId(),
                BY_OPERATOR + state + '/' + cumulativeQuantity,
                reason,
                reportTimeMillis,
                last == null ? "" : last.positionId());
    }

    /**
     * A fill outside the desk that an operator told of, as an order of its own that belongs to the
     * trade of {@code decisionId}.
     *
     * @param attempt {@link #OUTSIDE_ATTEMPTS} or more for an exit, 0 for an entry
     */
    public static ExecutionReport ofPosition(
            String account,
            String decisionId,
            String symbol,
            long eventTimeMillis,
            Leg leg,
            int attempt,
            Side side,
            Quantity quantity,
            String reason,
            long reportTimeMillis) {
        String clOrdId = ClOrdIds.of(account, decisionId, leg, attempt);
        return new ExecutionReport(
                account,
                decisionId,
                symbol,
                eventTimeMillis,
                leg,
                attempt,
                clOrdId,
                side,
                OrderState.FILLED,
                quantity,
                quantity,
                Double.NaN,
                quantity,
                Double.NaN,
                "",
                POSITION + clOrdId,
                reason,
                reportTimeMillis,
                "");
    }

    /** True if an operator told of a fill outside the desk. */
    public boolean ofPosition() {
        return execId.startsWith(POSITION);
    }

    /** True if it only answers a desk that did not know its log, and ends no recorded order. */
    public boolean ofContradiction() {
        return reason.startsWith(RECORDED_BEFORE) && cumulativeQuantity.isZero();
    }

    /** True if the order was refused because its market is closed. */
    public boolean marketClosed() {
        return reason.startsWith(MARKET_CLOSED);
    }

    /** True if an operator said it, and not the venue or the sink. */
    public boolean byOperator() {
        return execId.startsWith(BY_OPERATOR);
    }
}
