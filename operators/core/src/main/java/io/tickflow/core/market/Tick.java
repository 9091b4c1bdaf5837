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

    /** Flags that tell of a trade. */
    private static final int LAST = 8;

    private static final int VOLUME = 16;
    private static final int BUY = 32;
    private static final int SELL = 64;

    /**
     * Returns true if the tick tells of a trade: it has a last price, and one of the flags LAST,
     * VOLUME, BUY and SELL. With flags 0, which say nothing, it has a volume, or its last price is
     * also its quote.
     */
    public boolean isTrade() {
        if (!Double.isFinite(last) || last == 0) {
            return false;
        }
        return flags == 0
                ? volume > 0 || (bid == last && ask == last)
                : (flags & (LAST | VOLUME | BUY | SELL)) != 0;
    }

    /** Volume of the trade that the tick tells of; 0 if it tells of none. */
    public double tradedVolume() {
        return volume > 0 && Double.isFinite(volume) && isTrade() ? volume : 0;
    }

    /** Sign of a trade by its flags: 1 bought, -1 sold, 0 if neither or both are set. */
    public int tradeSign() {
        boolean bought = (flags & BUY) != 0;
        boolean sold = (flags & SELL) != 0;
        return bought == sold || !isTrade() ? 0 : bought ? 1 : -1;
    }

    /** Returns true if the feed gave a last price and neither bid nor ask. */
    public boolean hasLastAlone() {
        return isAbsent(bid) && isAbsent(ask) && !isAbsent(last);
    }

    /** MetaTrader writes 0 for a price that there is not. */
    private static boolean isAbsent(double price) {
        return Double.isNaN(price) || price == 0;
    }

    /** The same tick with its last price as bid and ask. */
    public Tick quotedAtLast() {
        return new Tick(
                symbol,
                eventTimeMillis,
                last,
                last,
                last,
                volume,
                flags,
                partition,
                offset,
                appendTimeMillis);
    }

    /** Ask minus bid: negative if crossed, zero if locked. */
    public double spread() {
        return ask - bid;
    }
}
