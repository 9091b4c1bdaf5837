package io.tickflow.job.history;

import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Prediction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The graph of the history job, a function of its ends: each event type from topic to table. */
public final class HistoryTopology {

    /** Both ends of one event type. */
    public record Ends<T>(
            Source<RecordedEvent<T>, ?, ?> source, Sink<RecordedEvent<T>> sink, Class<T> type) {}

    /** The ends of all event types. */
    public record AllEnds(
            Ends<FeatureVector> features,
            Ends<Prediction> predictions,
            Ends<Signal> signals,
            Ends<OrderDecision> orders,
            Ends<ExecutionReport> executions,
            Ends<DeadLetter> deadLetters,
            Ends<StateAnchor> anchors,
            Ends<FeedEvent> feedEvents) {}

    private HistoryTopology() {}

    /** Adds the graph to {@code env}. */
    public static void define(StreamExecutionEnvironment env, AllEnds ends) {
        copy(
                env,
                ends.features(),
                "features",
                HistoryUids.FEATURES_SOURCE,
                HistoryUids.FEATURES_SINK);
        copy(
                env,
                ends.predictions(),
                "predictions",
                HistoryUids.PREDICTIONS_SOURCE,
                HistoryUids.PREDICTIONS_SINK);
        copy(env, ends.signals(), "signals", HistoryUids.SIGNALS_SOURCE, HistoryUids.SIGNALS_SINK);
        copy(env, ends.orders(), "orders", HistoryUids.ORDERS_SOURCE, HistoryUids.ORDERS_SINK);
        copy(
                env,
                ends.executions(),
                "executions",
                HistoryUids.EXECUTIONS_SOURCE,
                HistoryUids.EXECUTIONS_SINK);
        copy(
                env,
                ends.deadLetters(),
                "deadletters",
                HistoryUids.DEAD_LETTERS_SOURCE,
                HistoryUids.DEAD_LETTERS_SINK);
        copy(env, ends.anchors(), "anchors", HistoryUids.ANCHORS_SOURCE, HistoryUids.ANCHORS_SINK);
        copy(
                env,
                ends.feedEvents(),
                "feed-events",
                HistoryUids.FEED_EVENTS_SOURCE,
                HistoryUids.FEED_EVENTS_SINK);
    }

    private static <T> void copy(
            StreamExecutionEnvironment env,
            Ends<T> ends,
            String name,
            String sourceUid,
            String sinkUid) {
        env.fromSource(
                        ends.source(),
                        WatermarkStrategy.noWatermarks(),
                        name,
                        RecordedEventType.of(ends.type()))
                .uid(sourceUid)
                .sinkTo(ends.sink())
                .uid(sinkUid)
                .name(name + "-history");
    }
}
