package io.tickflow.flink;

/**
 * Operator uids of the trading jobs, {@code <stage>-<noun>-v<state version>}. A savepoint finds its
 * state by uid: a uid changes only when its state can no longer be read, never with a model.
 */
public final class Uids {

    public static final String TICK_SOURCE = "ticks-source-v1";
    public static final String SIGNAL_GUARD = "ticks-guard-v1";
    public static final String TICK_DECODE = "ticks-decode-v1";

    /** Present if tickflow.feed.rekey is on. */
    public static final String REKEY = "ticks-rekey-v1";

    public static final String FEATURES = "features-engine-v1";
    public static final String SCORING = "scoring-ensemble-v1";
    public static final String PREDICTIONS = "scoring-predictions-v1";
    public static final String BREAKER_CHANGES = "scoring-breakers-v1";
    public static final String BREAKER_CHANGES_SINK = "scoring-breakers-sink-v1";
    public static final String SIGNALS = "signals-rules-v1";
    public static final String FEATURES_SINK = "features-sink-v1";
    public static final String PREDICTIONS_SINK = "predictions-sink-v1";
    public static final String SIGNALS_SINK = "signals-sink-v1";
    public static final String DEAD_LETTERS_SINK = "deadletters-sink-v1";
    public static final String ANCHORS_SINK = "anchors-sink-v1";
    public static final String FEED_EVENTS_SINK = "feed-events-sink-v1";

    public static final String SHADOW_SOURCE = "shadow-features-source-v1";
    public static final String SHADOW_GUARD = "shadow-guard-v1";
    public static final String SHADOW_VECTORS = "shadow-vectors-v1";
    public static final String SHADOW_SCORING = "shadow-ensemble-v1";
    public static final String SHADOW_PREDICTIONS = "shadow-predictions-v1";
    public static final String SHADOW_PREDICTIONS_SINK = "shadow-predictions-sink-v1";

    public static final String DESK_SIGNAL_SOURCE = "desk-signals-source-v1";
    public static final String DESK_REPORT_SOURCE = "desk-reports-source-v1";
    public static final String DESK_CONTROL_SOURCE = "desk-controls-source-v1";
    public static final String DESK_CLOCK_SOURCE = "desk-clock-source-v1";
    public static final String DESK_ANSWERS_SINK = "desk-answers-sink-v1";
    public static final String DESK = "desk-saga-v1";
    public static final String DESK_DEAD_LETTERS_SINK = "desk-deadletters-sink-v1";
    public static final String EXECUTION_SINK = "desk-execution-sink-v1";

    /** Largest number of subtasks for keyed state; it is part of the layout and never changes. */
    public static final int MAX_PARALLELISM = 128;

    private Uids() {}
}
