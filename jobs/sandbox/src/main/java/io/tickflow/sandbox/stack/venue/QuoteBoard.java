package io.tickflow.sandbox.stack.venue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Newest quote of each symbol. Thread-safe; bounded. */
public final class QuoteBoard {

    private static final int SYMBOLS_MAX = 10_000;

    private final Map<String, Quote> newest = new ConcurrentHashMap<>();

    /** Takes in a quote; a side that is not positive keeps its price. */
    public void update(String symbol, double bid, double ask) {
        var quote = new Quote(bid, ask);
        if (newest.containsKey(symbol) || newest.size() < SYMBOLS_MAX) {
            newest.merge(symbol, quote, Quote::updatedBy);
        }
    }

    /** Newest quote of {@code symbol}; neither side is positive if there is none. */
    public Quote newest(String symbol) {
        return newest.getOrDefault(symbol, Quote.NONE);
    }
}
