package io.tickflow.core.execution;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * Report of a venue about one order, with quantities in units of the base asset.
 *
 * @param clOrdId ClOrdID(11)
 * @param symbol as the feed names it; empty if absent
 * @param state by OrdStatus(39)
 * @param lastQuantity LastQty(32); 0 if absent
 * @param lastPrice LastPx(31); NaN if absent
 * @param cumulativeQuantity CumQty(14); null if absent
 * @param averagePrice AvgPx(6); NaN if absent
 * @param orderId OrderID(37); empty if absent
 * @param execId ExecID(17); empty if absent
 * @param transactTime TransactTime(60) as sent; empty if absent
 * @param kind what made the venue send it
 * @param text Text(58); empty if absent
 * @param positionId the broker's id of the position; empty if it names none
 */
public record VenueReport(
        String clOrdId,
        String symbol,
        OrderState state,
        Quantity lastQuantity,
        double lastPrice,
        @Nullable Quantity cumulativeQuantity,
        double averagePrice,
        String orderId,
        String execId,
        String transactTime,
        Kind kind,
        String text,
        String positionId) {

    /** Occasions of a report. */
    public enum Kind {
        /** Something happened to the order. */
        NEWS,
        /** Answers a status request: its ExecID(17) identifies nothing. */
        STATUS_ANSWER,
        /** A trade was cancelled or corrected: ExecType(150)=H or G. */
        BUST
    }

    /** True if it answers a status request. */
    public boolean statusAnswer() {
        return kind == Kind.STATUS_ANSWER;
    }

    /** A refusal by a reject message instead of an execution report. */
    public static VenueReport rejected(String clOrdId, String text) {
        return new VenueReport(
                clOrdId,
                "",
                OrderState.REJECTED,
                Quantity.ZERO,
                Double.NaN,
                Quantity.ZERO,
                Double.NaN,
                "",
                clOrdId + "/REJECTED",
                "",
                Kind.NEWS,
                text,
                "");
    }

    /**
     * Same for a report and its repetition. Brokers do not promise that ExecID(17) alone is, and
     * refuse orders without an OrderID(37).
     */
    String identity() {
        return clOrdId + '\n' + orderId + '\n' + execId + '\n' + transactTime;
    }
}
