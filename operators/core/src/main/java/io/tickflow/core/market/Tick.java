package io.tickflow.core.market;

/**
 * Top-of-book quote of one symbol.
 *
 * @param symbol as the feed names it, broker suffix included
 * @param eventTimeMillis UTC, epoch milliseconds
 * @param bid price; NaN if the feed gave none
 * @param ask price; NaN if the feed gave none
 * @param last price of the last trade; NaN if none
 * @param volume of the last trade; 0 if none
 * @param flags MqlTick flag bits (BID=2 ASK=4 LAST=8 VOLUME=16 BUY=32 SELL=64); 0 if unknown
 * @param partition Kafka partition it came from
 * @param offset Kafka offset it came from
 * @param appendTimeMillis timestamp of its Kafka record: for ages and latency, never for features
 */
public record Tick(
        String symbol,
        long eventTimeMillis,
        double bid,
        double ask,
        double last,
        double volume,
        int flags,
        int partition,
        long offset,
        long appendTimeMillis) {

    /** Mean of bid and ask. */
    public double mid() {
        return 0.5 * (bid + ask);
    }

    /** Ask minus bid: negative if crossed, zero if locked. */
    public double spread() {
        return ask - bid;
    }
}
