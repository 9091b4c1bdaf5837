package io.tickflow.core.bar;

import io.tickflow.core.market.Tick;
import java.util.Locale;

/** Price of a tick that bars are made of. */
public enum BarPrice {
    /** Mean of bid and ask. */
    MID,
    /** Bid, as on the charts of MetaTrader 5 for symbols with quotes. */
    BID,
    ASK,
    /** Price of trades, as on its charts for exchanges; a tick without a trade enters no bar. */
    LAST;

    /**
     * Parses a name in any case.
     *
     * @throws IllegalArgumentException naming the choices
     */
    public static BarPrice parse(String text) {
        for (BarPrice price : values()) {
            if (price.label().equalsIgnoreCase(text.strip())) {
                return price;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a price of bars: use mid, bid, ask or last");
    }

    /** Price of {@code tick}; NaN if the tick enters no bar. */
    public double of(Tick tick) {
        return switch (this) {
            case MID -> tick.mid();
            case BID -> tick.bid();
            case ASK -> tick.ask();
            case LAST -> tick.isTrade() ? tick.last() : Double.NaN;
        };
    }

    /** Name in configuration. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
