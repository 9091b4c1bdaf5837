package io.tickflow.sandbox.venue;

/**
 * One message that the venue saw, and what it did about it.
 *
 * @param timeMillis clock of the venue, epoch milliseconds
 * @param message what it saw
 * @param action what it did
 * @param clOrdId ClOrdID(11); empty for a mass status
 * @param symbol Symbol(55)
 * @param side Side(54): BUY, SELL or empty
 * @param quantity OrderQty(38)
 * @param price of the fill; 0 if there was none
 * @param orderId OrderID(37); empty if the venue gave none
 * @param reason why it was refused; empty if it was not
 */
public record JournalEntry(
        long timeMillis,
        Message message,
        Action action,
        String clOrdId,
        String symbol,
        String side,
        double quantity,
        double price,
        String orderId,
        String reason) {

    /** What the venue saw. */
    public enum Message {
        /** NewOrderSingle(35=D). */
        ORDER,
        /** OrderStatusRequest(35=H). */
        STATUS_REQUEST,
        /** OrderMassStatusRequest(35=AF). */
        MASS_STATUS_REQUEST
    }

    /** What the venue did. */
    public enum Action {
        FILLED,
        REJECTED,
        /** Refused since the ClOrdID(11) came before: the one thing that must never happen. */
        REJECTED_DUPLICATE,
        ANSWERED,
        ANSWERED_UNKNOWN
    }

    /** How much of an order was filled. */
    public double filledQuantity() {
        return action == Action.FILLED ? quantity : 0;
    }
}
