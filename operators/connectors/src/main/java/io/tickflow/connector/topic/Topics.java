package io.tickflow.connector.topic;

/** Topics of the catalogue that no event type names. */
public final class Topics {

    /** Ticks as the MetaTrader 5 bridge publishes them. */
    public static final String TICKS = "mt5.ticks";

    private Topics() {}
}
