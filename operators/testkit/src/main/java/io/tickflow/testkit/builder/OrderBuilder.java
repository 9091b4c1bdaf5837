package io.tickflow.testkit.builder;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.risk.RiskReason;

/**
 * Builds an {@link OrderDecision}. Starts from an approved order for 1,000 EURUSD at 1.1 and 1.2
 * that never expires: an entry buys, an exit sells.
 */
public final class OrderBuilder {

    private String account = "account";
    private final String decisionId;
    private String symbol = "EURUSD";
    private long eventTimeMillis = 0;
    private final Leg leg;
    private int attempt = 0;
    private DeskVerdict verdict = DeskVerdict.APPROVED;
    private RiskReason reason = RiskReason.NONE;
    private String clOrdId;
    private Side side;
    private Quantity quantity = Quantity.of(1_000);
    private double referenceBid = 1.1;
    private double referenceAsk = 1.2;
    private long decidedAtMillis = 0;
    private long expiresAtMillis = OrderDecision.NEVER;
    private String limits = "";
    private String positionId = "";

    private OrderBuilder(String decisionId, Leg leg) {
        this.decisionId = decisionId;
        this.leg = leg;
        this.clOrdId = decisionId + '/' + leg;
        this.side = leg == Leg.ENTRY ? Side.BUY : Side.SELL;
    }

    /** An order of a decision; its ClOrdID(11) is {@code decisionId/LEG}. */
    public static OrderBuilder order(String decisionId, Leg leg) {
        return new OrderBuilder(decisionId, leg);
    }

    /** Sets the account. */
    public OrderBuilder account(String account) {
        this.account = account;
        return this;
    }

    /** Sets the symbol. */
    public OrderBuilder symbol(String symbol) {
        this.symbol = symbol;
        return this;
    }

    /** Sets the event time. */
    public OrderBuilder at(long eventTimeMillis) {
        this.eventTimeMillis = eventTimeMillis;
        return this;
    }

    /** Makes it a denial, without ClOrdID(11) and quantity. */
    public OrderBuilder denied(RiskReason reason) {
        this.verdict = DeskVerdict.DENIED;
        this.reason = reason;
        this.clOrdId = "";
        this.quantity = Quantity.ZERO;
        return this;
    }

    /** Sets verdict and reason. */
    public OrderBuilder verdict(DeskVerdict verdict, RiskReason reason) {
        this.verdict = verdict;
        this.reason = reason;
        return this;
    }

    /** Sets ClOrdID(11). */
    public OrderBuilder clOrdId(String clOrdId) {
        this.clOrdId = clOrdId;
        return this;
    }

    /** Sets the side. */
    public OrderBuilder side(Side side) {
        this.side = side;
        return this;
    }

    /** Sets the quantity. */
    public OrderBuilder quantity(double quantity) {
        this.quantity = Quantity.nearest(quantity);
        return this;
    }

    /** Sets the wall time of the verdict. */
    public OrderBuilder decidedAt(long decidedAtMillis) {
        this.decidedAtMillis = decidedAtMillis;
        return this;
    }

    /** Sets the wall time past which it is not sent. */
    public OrderBuilder expiresAt(long expiresAtMillis) {
        this.expiresAtMillis = expiresAtMillis;
        return this;
    }

    /** Sets the broker's id of the position. */
    public OrderBuilder position(String positionId) {
        this.positionId = positionId;
        return this;
    }

    /** The record. */
    public OrderDecision build() {
        return new OrderDecision(
                account,
                decisionId,
                symbol,
                eventTimeMillis,
                leg,
                attempt,
                verdict,
                reason,
                clOrdId,
                side,
                quantity,
                referenceBid,
                referenceAsk,
                decidedAtMillis,
                expiresAtMillis,
                limits,
                0,
                Double.NaN,
                Double.NaN,
                "",
                positionId);
    }
}
