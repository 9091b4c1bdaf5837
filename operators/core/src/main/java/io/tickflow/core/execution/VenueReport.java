package io.tickflow.core.execution;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * Report of a venue about one order, with quantities in units of the base asset.
 *
 * @param clOrdId ClOrdID(11)
 * @param state by OrdStatus(39)
 * @param lastQuantity LastQty(32); 0 if absent
 * @param lastPrice LastPx(31); NaN if absent
 * @param cumulativeQuantity CumQty(14); null if absent
 * @param averagePrice AvgPx(6); NaN if absent
 * @param orderId OrderID(37); empty if absent
 * @param execId ExecID(17); empty if absent
 * @param transactTime TransactTime(60) as sent; empty if absent
 * @param statusAnswer true if it answers a status request: its ExecID(17) identifies nothing
 * @param text Text(58); empty if absent
 * @param positionId the broker's id of the position; empty if it names none
 */
public record VenueReport(
        String clOrdId,
        OrderState state,
        Quantity lastQuantity,
        double lastPrice,
        @Nullable Quantity cumulativeQuantity,
        double averagePrice,
        String orderId,
        String execId,
        String transactTime,
        boolean statusAnswer,
        String text,
        String positionId) {

    /** A refusal by a reject message instead of an execution report. */
    public static VenueReport rejected(String clOrdId, String text) {
        return new VenueReport(
                clOrdId,
                OrderState.REJECTED,
                Quantity.ZERO,
                Double.NaN,
                Quantity.ZERO,
                Double.NaN,
                "",
                clOrdId + "/REJECTED",
                "",
                false,
                text,
                "");
    }

    /** Same for a report and its repetition. Brokers do not promise that ExecID(17) alone is. */
    String identity() {
        return orderId + '\n' + execId + '\n' + transactTime;
    }
}
