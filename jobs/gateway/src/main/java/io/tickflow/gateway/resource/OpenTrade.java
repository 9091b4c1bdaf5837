package io.tickflow.gateway.resource;

import io.tickflow.core.market.Side;

/**
 * Open units of one trade at the newest quote.
 *
 * @param price bid of a long trade, ask of a short one; NaN without a quote
 * @param net in the currency, if it were closed at that price
 */
record OpenTrade(
        String mode,
        String account,
        String symbol,
        String currency,
        String decisionId,
        Side side,
        double quantity,
        double entryPrice,
        long enteredAtMillis,
        double price,
        double net,
        double bps) {

    private static final double BPS = 1e4;

    /** Profit that {@code trade} would bring at a price. */
    static OpenTrade at(Trade trade, double price) {
        int sign = trade.side() == Side.BUY ? 1 : -1;
        return new OpenTrade(
                trade.mode(),
                trade.account(),
                trade.symbol(),
                trade.currency(),
                trade.decisionId(),
                trade.side(),
                trade.openQuantity(),
                trade.entryPrice(),
                trade.enteredAtMillis(),
                price,
                sign * (price - trade.entryPrice()) * trade.openQuantity(),
                sign * (price / trade.entryPrice() - 1) * BPS);
    }
}
