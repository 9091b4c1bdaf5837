package io.tickflow.core.execution;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import org.jspecify.annotations.Nullable;

/** One intent and its fate so far. Only the execution thread reads or writes it. */
public final class TrackedOrder {

    /** Never asked about again in this session. */
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

    /** Wall time at which to ask the venue about it next. */
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

    String clOrdId() {
        return intent.clOrdId();
    }

    boolean settled() {
        return last != null && last.state().terminal();
    }

    Quantity cumulativeQuantity() {
        return last == null ? Quantity.ZERO : last.cumulativeQuantity();
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
