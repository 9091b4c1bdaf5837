package io.tickflow.sandbox.stack.venue;

/**
 * Newest prices of one symbol.
 *
 * @param bid price to sell at; not positive while unknown
 * @param ask price to buy at; not positive while unknown
 */
public record Quote(double bid, double ask) {

    static final Quote NONE = new Quote(0, 0);

    /** This quote with the sides that {@code newer} has. */
    Quote updatedBy(Quote newer) {
        return new Quote(newer.bid > 0 ? newer.bid : bid, newer.ask > 0 ? newer.ask : ask);
    }
}
