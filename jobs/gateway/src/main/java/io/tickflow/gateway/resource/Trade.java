package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.market.Side;

/**
 * Round trip of one entry.
 *
 * @param openQuantity units that no exit has closed
 * @param exitPrice NaN before the first exit
 * @param eventTimeMillis market time of the decision
 * @param exitedAtMillis 0 before the first exit
 * @param net in the currency, after the spread, of the units that were closed; NaN before
 */
record Trade(
        String mode,
        String account,
        String symbol,
        String currency,
        String decisionId,
        Side side,
        double quantity,
        double openQuantity,
        double entryPrice,
        double exitPrice,
        long eventTimeMillis,
        long enteredAtMillis,
        long exitedAtMillis,
        double net,
        double netBps) {

    /** A row of the view of trades. */
    static Trade of(ObjectNode row, String currency) {
        return new Trade(
                row.path("mode").asText(),
                row.path("account").asText(),
                row.path("symbol").asText(),
                currency,
                row.path("decisionId").asText(),
                Side.valueOf(row.path("side").asText()),
                real(row, "quantity"),
                real(row, "openQuantity"),
                real(row, "entryPrice"),
                real(row, "exitPrice"),
                row.path("eventTimeMillis").asLong(),
                row.path("enteredAtMillis").asLong(),
                row.path("exitedAtMillis").asLong(),
                real(row, "net"),
                real(row, "netBps"));
    }

    /** Number of a row; NaN for none. */
    private static double real(ObjectNode row, String field) {
        return row.path(field).asDouble(Double.NaN);
    }
}
