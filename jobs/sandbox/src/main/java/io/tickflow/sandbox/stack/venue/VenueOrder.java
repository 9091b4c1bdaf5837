package io.tickflow.sandbox.stack.venue;

/**
 * A NewOrderSingle(35=D) as it came.
 *
 * @param timeMillis clock of the venue, epoch milliseconds
 * @param client SenderCompID(49) of whoever sent it
 * @param clOrdId ClOrdID(11)
 * @param symbol Symbol(55)
 * @param side Side(54): BUY or SELL
 * @param quantity OrderQty(38)
 * @param refusal why it cannot be accepted whatever its price; empty if it can
 * @param positionId position that it closes; empty if it names none
 */
record VenueOrder(
        long timeMillis,
        String client,
        String clOrdId,
        String symbol,
        String side,
        double quantity,
        String refusal,
        String positionId) {

    /** An order that names no position. */
    VenueOrder(
            long timeMillis,
            String client,
            String clOrdId,
            String symbol,
            String side,
            double quantity,
            String refusal) {
        this(timeMillis, client, clOrdId, symbol, side, quantity, refusal, "");
    }

    /** This order, which opens a position. */
    VenueOrder opening(String newPositionId) {
        return new VenueOrder(
                timeMillis, client, clOrdId, symbol, side, quantity, refusal, newPositionId);
    }
}
