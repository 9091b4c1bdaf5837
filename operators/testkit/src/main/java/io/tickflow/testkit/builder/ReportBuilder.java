package io.tickflow.testkit.builder;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;

/** Builds an {@link ExecutionReport} of an order. Starts without any fill or price. */
public final class ReportBuilder {

    private final String account;
    private final String decisionId;
    private final String symbol;
    private final long eventTimeMillis;
    private final Leg leg;
    private final int attempt;
    private final String clOrdId;
    private final Side side;
    private final OrderState state;
    private final Quantity orderQuantity;
    private Quantity lastQuantity = Quantity.ZERO;
    private double lastPrice = Double.NaN;
    private Quantity cumulativeQuantity = Quantity.ZERO;
    private double averagePrice = Double.NaN;
    private String orderId = "";
    private String execId = "";
    private String reason = "";
    private long reportTimeMillis = 0;
    private String positionId = "";

    private ReportBuilder(OrderDecision order, OrderState state) {
        account = order.account();
        decisionId = order.decisionId();
        symbol = order.symbol();
        eventTimeMillis = order.eventTimeMillis();
        leg = order.leg();
        attempt = order.attempt();
        clOrdId = order.clOrdId();
        side = order.side();
        orderQuantity = order.quantity();
        this.state = state;
    }

    /** The report that {@code order} is in {@code state}. */
    public static ReportBuilder report(OrderDecision order, OrderState state) {
        return new ReportBuilder(order, state);
    }

    /** Sets one fill, the only one so far. */
    public ReportBuilder filled(double quantity, double price) {
        lastQuantity = Quantity.nearest(quantity);
        lastPrice = price;
        cumulativeQuantity = Quantity.nearest(quantity);
        averagePrice = price;
        return this;
    }

    /** Sets the filled quantity alone. */
    public ReportBuilder cumulative(double quantity) {
        cumulativeQuantity = Quantity.nearest(quantity);
        return this;
    }

    /** Sets OrderID(37) and ExecID(17). */
    public ReportBuilder ids(String orderId, String execId) {
        this.orderId = orderId;
        this.execId = execId;
        return this;
    }

    /** Sets Text(58). */
    public ReportBuilder reason(String reason) {
        this.reason = reason;
        return this;
    }

    /** Sets the time of the report. */
    public ReportBuilder at(long reportTimeMillis) {
        this.reportTimeMillis = reportTimeMillis;
        return this;
    }

    /** Sets the broker's id of the position. */
    public ReportBuilder position(String positionId) {
        this.positionId = positionId;
        return this;
    }

    /** The record. */
    public ExecutionReport build() {
        return new ExecutionReport(
                account,
                decisionId,
                symbol,
                eventTimeMillis,
                leg,
                attempt,
                clOrdId,
                side,
                state,
                orderQuantity,
                lastQuantity,
                lastPrice,
                cumulativeQuantity,
                averagePrice,
                orderId,
                execId,
                reason,
                reportTimeMillis,
                positionId);
    }
}
