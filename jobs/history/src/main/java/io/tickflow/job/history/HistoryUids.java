package io.tickflow.job.history;

/**
 * Every operator uid of the history job, {@code <stage>-<noun>-v<state version>}. A savepoint finds
 * its state by these.
 */
public final class HistoryUids {

    public static final String FEATURES_SOURCE = "history-features-source-v1";
    public static final String FEATURES_SINK = "history-features-sink-v1";
    public static final String PREDICTIONS_SOURCE = "history-predictions-source-v1";
    public static final String PREDICTIONS_SINK = "history-predictions-sink-v1";
    public static final String SIGNALS_SOURCE = "history-signals-source-v1";
    public static final String SIGNALS_SINK = "history-signals-sink-v1";
    public static final String ORDERS_SOURCE = "history-orders-source-v1";
    public static final String ORDERS_SINK = "history-orders-sink-v1";
    public static final String EXECUTIONS_SOURCE = "history-executions-source-v1";
    public static final String EXECUTIONS_SINK = "history-executions-sink-v1";
    public static final String DEAD_LETTERS_SOURCE = "history-deadletters-source-v1";
    public static final String DEAD_LETTERS_SINK = "history-deadletters-sink-v1";
    public static final String ANCHORS_SOURCE = "history-anchors-source-v1";
    public static final String ANCHORS_SINK = "history-anchors-sink-v1";
    public static final String FEED_EVENTS_SOURCE = "history-feed-events-source-v1";
    public static final String FEED_EVENTS_SINK = "history-feed-events-sink-v1";

    private HistoryUids() {}
}
