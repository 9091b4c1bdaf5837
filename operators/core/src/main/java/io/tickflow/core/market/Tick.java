package io.tickflow.core.market;

/**
 * Top-of-book quote of one symbol.
 *
 * @param symbol as the feed names it, broker suffix included
 * @param eventTimeMillis UTC, epoch milliseconds; the first of both if the server's clock shows its
 *     reading twice
 * @param bid price; NaN if the feed gave none
 * @param ask price; NaN if the feed gave none
 * @param last price of the last trade; NaN if none
 * @param volume of the last trade; 0 if none
 * @param flags MqlTick flag bits (BID=2 ASK=4 LAST=8 VOLUME=16 BUY=32 SELL=64); 0 if unknown
 * @param partition Kafka partition it came from
 * @param offset Kafka offset it came from
 * @param appendTimeMillis timestamp of its Kafka record: for ages and latency, never for features
 * @param repeatTimeMillis the later UTC time if the server's clock shows the reading of this tick
 *     twice, in the hour repeated in autumn; 0 if the time is certain
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
        long appendTimeMillis,
        long repeatTimeMillis) {

    /** Creates a tick with a certain time. */
    public Tick(
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
        this(
                symbol,
                eventTimeMillis,
                bid,
                ask,
                last,
                volume,
                flags,
                partition,
                offset,
                appendTimeMillis,
                0);
    }

    /**
     * Returns this tick with a certain time: of two times the one closer to the tick before, the
     * later one of two equally close. In order, the second pass of a repeated hour begins up to an
     * hour behind the first, so it is told from a late tick if it is more than half an hour behind.
     *
     * @param lastMillis event time of the tick before; 0 without one, which chooses the earlier
     */
    public Tick settledAfter(long lastMillis) {
        if (repeatTimeMillis == 0) {
            return this;
        }
        boolean repeated =
                lastMillis != 0 && repeatTimeMillis - lastMillis <= lastMillis - eventTimeMillis;
        return at(repeated ? repeatTimeMillis : eventTimeMillis, 0);
    }

    /** Returns this tick at another time, with a later one if that time is not certain. */
    public Tick at(long utcMillis, long repeatMillis) {
        return new Tick(
                symbol,
                utcMillis,
                bid,
                ask,
                last,
                volume,
                flags,
                partition,
                offset,
                appendTimeMillis,
                repeatMillis);
    }

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
                appendTimeMillis,
                repeatTimeMillis);
    }

    /** Ask minus bid: negative if crossed, zero if locked. */
    public double spread() {
        return ask - bid;
    }
}
