package io.tickflow.sandbox.stack.venue;

/**
 * One message that the venue saw, or one order that it executed later, and what it did about it.
 *
 * @param timeMillis clock of the venue, epoch milliseconds
 * @param message what it saw
 * @param action what it did
 * @param clOrdId ClOrdID(11); empty for a mass status
 * @param symbol Symbol(55)
 * @param side Side(54): BUY, SELL or empty
 * @param quantity OrderQty(38)
 * @param filledQuantity CumQty(14) from now on
 * @param price of the fills; 0 if there was none
 * @param orderId OrderID(37); empty if the venue gave none
 * @param reason why it was refused; empty if it was not
 * @param client SenderCompID(49) of whoever sent the order; empty in a journal of an earlier
 *     release
 * @param positionId position that the order opens or closes; empty in netting accounts, and in a
 *     journal of an earlier release
 */
public record JournalEntry(
        long timeMillis,
        Message message,
        Action action,
        String clOrdId,
        String symbol,
        String side,
        double quantity,
        double filledQuantity,
        double price,
        String orderId,
        String reason,
        String client,
        String positionId) {

    public JournalEntry {
        client = client == null ? "" : client;
        positionId = positionId == null ? "" : positionId;
    }

    /** An entry of a netting account. */
    public JournalEntry(
            long timeMillis,
            Message message,
            Action action,
            String clOrdId,
            String symbol,
            String side,
            double quantity,
            double filledQuantity,
            double price,
            String orderId,
            String reason,
            String client) {
        this(
                timeMillis,
                message,
                action,
                clOrdId,
                symbol,
                side,
                quantity,
                filledQuantity,
                price,
                orderId,
                reason,
                client,
                "");
    }

    /** Message that the venue saw. */
    public enum Message {
        /** NewOrderSingle(35=D). */
        ORDER,
        /** OrderStatusRequest(35=H). */
        STATUS_REQUEST,
        /** OrderMassStatusRequest(35=AF). */
        MASS_STATUS_REQUEST,
        /** Nothing: it executed the rest of an order, or undid or closed something, by itself. */
        EXECUTION,
        /** RequestForPositions(35=AN). */
        POSITIONS_REQUEST
    }

    /** Action of the venue. */
    public enum Action {
        FILLED,
        /** Filled a part; the rest is working. */
        PARTIALLY_FILLED,
        /** Filled a part and cancelled the rest. */
        CANCELLED,
        REJECTED,
        /** Filled, and undone since. */
        BUSTED,
        /** Refused since the ClOrdID(11) came before: the one thing that must never happen. */
        REJECTED_DUPLICATE,
        /** Lost it before it was executed, and knows nothing of it. */
        DROPPED,
        ANSWERED,
        ANSWERED_UNKNOWN
    }

    /** Creates the entry of an order's outcome. */
    static JournalEntry of(
            VenueOrder order, Action action, double filledQuantity, double price, String reason) {
        return new JournalEntry(
                order.timeMillis(),
                Message.ORDER,
                action,
                order.clOrdId(),
                order.symbol(),
                order.side(),
                order.quantity(),
                filledQuantity,
                price,
                "O-" + order.clOrdId(),
                reason,
                order.client(),
                order.positionId());
    }

    /** A question about orders, and whether there was an answer. */
    static JournalEntry question(
            long timeMillis,
            Message message,
            boolean known,
            String clOrdId,
            String symbol,
            String side) {
        return new JournalEntry(
                timeMillis,
                message,
                known ? Action.ANSWERED : Action.ANSWERED_UNKNOWN,
                clOrdId,
                symbol,
                side,
                0,
                0,
                0,
                "",
                "",
                "");
    }

    /** This order with all that was left of it filled, at the same price. */
    JournalEntry executed(long nowMillis) {
        return new JournalEntry(
                nowMillis,
                Message.EXECUTION,
                Action.FILLED,
                clOrdId,
                symbol,
                side,
                quantity,
                quantity,
                price,
                orderId,
                reason,
                client,
                positionId);
    }

    /** This order with nothing filled any more. */
    JournalEntry busted(long nowMillis) {
        return new JournalEntry(
                nowMillis,
                Message.EXECUTION,
                Action.BUSTED,
                clOrdId,
                symbol,
                side,
                quantity,
                0,
                price,
                orderId,
                "busted",
                client,
                positionId);
    }

    /** An order of the venue itself that closes what this order has opened. */
    JournalEntry liquidated(long nowMillis) {
        return new JournalEntry(
                nowMillis,
                Message.EXECUTION,
                Action.FILLED,
                "LIQUIDATION-" + clOrdId,
                symbol,
                side.equals("BUY") ? "SELL" : "BUY",
                quantity,
                filledQuantity,
                price,
                "L-" + clOrdId,
                "liquidated",
                client,
                positionId);
    }

    /** Filled units, negative if it sold. */
    public double signedFilled() {
        return side.equals("BUY") ? filledQuantity : -filledQuantity;
    }
}
