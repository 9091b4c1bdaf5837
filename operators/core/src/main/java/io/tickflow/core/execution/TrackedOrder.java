package io.tickflow.core.execution;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import org.jspecify.annotations.Nullable;

/** One intent and its fate so far. Only the execution thread reads or writes it. */
public final class TrackedOrder {

    /** Not asked about before it is sent, or a session begins. */
    static final long NOT_ASKED = Long.MAX_VALUE;

    final OrderDecision intent;

    /** Latest report, own or the venue's. */
    @Nullable ExecutionReport last;

    /** False while it is certain that the venue cannot have seen it. */
    boolean perhapsSent;

    /**
     * Wall time at which the venue first did not know it; 0 if it has not said so since it last
     * knew it.
     */
    long notKnownSinceMillis;

    /** True while the venue has not answered the last question about it. */
    boolean awaitsAnswer;

    /** Questions in a row that the venue refused, did not answer, or answered without proof. */
    int failedQuestions;

    /** Wall time at which to ask the venue about it next, or to give the answer up. */
    long askAtMillis = NOT_ASKED;

    private TrackedOrder(OrderDecision intent, boolean perhapsSent) {
        this.intent = intent;
        this.perhapsSent = perhapsSent;
    }

    /** An intent of this run. */
    static TrackedOrder fresh(OrderDecision intent) {
        return new TrackedOrder(intent, false);
    }

    /** An intent that the log remembers from an earlier run. */
    static TrackedOrder restored(OrderDecision intent) {
        return new TrackedOrder(intent, true);
    }

    /** An order of a snapshot. */
    static TrackedOrder restored(LedgerImage.Order image) {
        TrackedOrder order = restored(image.intent());
        order.last = image.last();
        return order;
    }

    /** This order for a snapshot. */
    LedgerImage.Order image() {
        return new LedgerImage.Order(intent, last);
    }

    /** An order outside the desk that an operator told of. */
    static TrackedOrder outside(ExecutionReport report) {
        var intent =
                new OrderDecision(
                        report.account(),
                        report.decisionId(),
                        report.symbol(),
                        report.eventTimeMillis(),
                        report.leg(),
                        report.attempt(),
                        DeskVerdict.APPROVED,
                        RiskReason.NONE,
                        report.clOrdId(),
                        report.side(),
                        report.orderQuantity(),
                        Double.NaN,
                        Double.NaN,
                        report.reportTimeMillis(),
                        OrderDecision.NEVER,
                        "",
                        0,
                        Double.NaN,
                        Double.NaN,
                        "",
                        report.positionId());
        return new TrackedOrder(intent, true);
    }

    String clOrdId() {
        return intent.clOrdId();
    }

    boolean settled() {
        return last != null && last.state().terminal();
    }

    Quantity cumulativeQuantity() {
        return last == null ? Quantity.ZERO : last.cumulativeQuantity();
    }

    /** Units that are not filled, negative if it sells. */
    Quantity signedRest() {
        Quantity rest = intent.quantity().minus(cumulativeQuantity());
        return intent.side() == Side.BUY ? rest : rest.negated();
    }

    /** Units that are filled, negative if it sells. */
    Quantity signedFilled() {
        Quantity filled = cumulativeQuantity();
        return intent.side() == Side.BUY ? filled : filled.negated();
    }

    boolean unknown() {
        return last != null && last.state() == OrderState.UNKNOWN;
    }

    double averagePrice() {
        return last == null ? Double.NaN : last.averagePrice();
    }

    String positionId() {
        return last == null ? intent.positionId() : last.positionId();
    }

    String orderId() {
        return last == null ? "" : last.orderId();
    }
}
