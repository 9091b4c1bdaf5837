package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Closed units of one account and symbol on one day.
 *
 * @param day UTC date of the decisions' market time
 * @param trades trades that have ended
 * @param net in the currency, after the spread
 * @param bps sum of the trades' basis points
 */
record RealisedDay(
        String mode,
        String account,
        String symbol,
        String currency,
        String day,
        long trades,
        long won,
        double net,
        double bps) {

    /** A row of {@link TradeRows#days}. */
    static RealisedDay of(ObjectNode row, String currency) {
        return new RealisedDay(
                row.path("mode").asText(),
                row.path("account").asText(),
                row.path("symbol").asText(),
                currency,
                row.path("day").asText(),
                row.path("trades").asLong(),
                row.path("won").asLong(),
                row.path("earned").asDouble(Double.NaN),
                row.path("points").asDouble(Double.NaN));
    }
}
