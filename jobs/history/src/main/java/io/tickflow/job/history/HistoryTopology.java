package io.tickflow.job.history;

import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.job.history.table.EventTable;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Graph of the history job, a function of its ends: from topic to table for each event type. */
public final class HistoryTopology {

    /** Both ends of one table. */
    public record Ends<T>(
            EventTable<T> table,
            Source<RecordedEvent<T>, ?, ?> source,
            Sink<RecordedEvent<T>> sink) {}

    private HistoryTopology() {}

    /** Adds the graph to {@code env}. */
    public static void define(StreamExecutionEnvironment env, List<Ends<?>> tables) {
        tables.forEach(ends -> copy(env, ends));
    }

    private static <T> void copy(StreamExecutionEnvironment env, Ends<T> ends) {
        String stage = ends.table().stage();
        env.fromSource(
                        ends.source(),
                        WatermarkStrategy.noWatermarks(),
                        stage,
                        RecordedEventType.of(ends.table().type().type()))
                .uid(HistoryUids.source(ends.table()))
                .sinkTo(ends.sink())
                .uid(HistoryUids.sink(ends.table()))
                .name(stage + "-history");
    }
}
