package io.tickflow.connector.topic;

/** Names of the topics in the catalogue. */
public final class Topics {

    /** Ticks as the MetaTrader 5 bridge publishes them. */
    public static final String TICKS = "mt5.ticks";

    /** {@code FeaturesCalculated}. */
    public static final String FEATURES = "tickflow.features";

    /** {@code PredictionGenerated}. */
    public static final String PREDICTIONS = "tickflow.predictions";

    /** {@code TradeSignalCreated}. */
    public static final String SIGNALS = "tickflow.signals";

    /** {@code OrderDecided}. */
    public static final String ORDERS = "tickflow.orders";

    /** {@code OrderExecuted}. */
    public static final String EXECUTIONS = "tickflow.executions";

    /** {@code ControlChanged}. */
    public static final String CONTROL = "tickflow.control";

    /** {@code LeaseChanged}. */
    public static final String LEASES = "tickflow.leases";

    /** {@code StateAnchor}. */
    public static final String ANCHORS = "tickflow.anchors";

    /** {@code FeedNoticed}. */
    public static final String FEED = "tickflow.feed";

    /** {@code DeadLetter}. */
    public static final String DEAD_LETTERS = "tickflow.deadletters";

    private Topics() {}
}
