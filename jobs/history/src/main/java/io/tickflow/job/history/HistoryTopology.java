package io.tickflow.job.history;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.job.history.table.EventTable;
import io.tickflow.job.history.tick.RecordedTick;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Graph of the history job, a function of its ends: from topic to table for each event type, and
 * from decisions to their outcomes.
 */
public final class HistoryTopology {

    /**
     * Both ends of one table.
     *
     * @param guard passes its events on while this job is the only one; null for none
     */
    public record Ends<T>(
            EventTable<T> table,
            Source<RecordedEvent<T>, ?, ?> source,
            Sink<RecordedEvent<T>> sink,
            @Nullable MapFunction<RecordedEvent<T>, RecordedEvent<T>> guard) {}

    /** Both ends of the table of the feed. */
    public record TickEnds(Source<RecordedTick, ?, ?> source, Sink<RecordedTick> sink) {}

    private HistoryTopology() {}

    /**
     * Adds the graph to {@code env}.
     *
     * @param outcomes ends of what is measured of the decisions
     * @param ticks ends of the feed; null if its ticks are not stored
     */
    static void define(
            StreamExecutionEnvironment env,
            List<Ends<?>> tables,
            OutcomeTopology.Ends outcomes,
            @Nullable TickEnds ticks) {
        Map<EventType<?>, DataStream<?>> events = new HashMap<>();
        tables.forEach(ends -> events.put(ends.table().type(), copy(env, ends)));
        OutcomeTopology.define(
                of(events, EventTypes.FEATURES), of(events, EventTypes.PREDICTIONS), outcomes);
        if (ticks != null) {
            env.fromSource(ticks.source(), WatermarkStrategy.noWatermarks(), "ticks")
                    .uid(HistoryUids.TICKS_SOURCE)
                    .sinkTo(ticks.sink())
                    .uid(HistoryUids.TICKS_SINK)
                    .name("ticks-history");
        }
    }

    @SuppressWarnings("unchecked") // The table of a type copies events of the type.
    private static <T> DataStream<RecordedEvent<T>> of(
            Map<EventType<?>, DataStream<?>> events, EventType<T> type) {
        return (DataStream<RecordedEvent<T>>) Objects.requireNonNull(events.get(type));
    }

    private static <T> DataStream<RecordedEvent<T>> copy(
            StreamExecutionEnvironment env, Ends<T> ends) {
        String stage = ends.table().stage();
        TypeInformation<RecordedEvent<T>> type = RecordedEventType.of(ends.table().type().type());
        DataStreamSource<RecordedEvent<T>> source =
                env.fromSource(ends.source(), WatermarkStrategy.noWatermarks(), stage, type);
        source.uid(HistoryUids.source(ends.table()));
        DataStreamSink<RecordedEvent<T>> sink =
                ends.guard() == null
                        ? source.sinkTo(ends.sink())
                        : guarded(source.setParallelism(1), type, ends.guard())
                                .sinkTo(ends.sink())
                                .setParallelism(1);
        sink.uid(HistoryUids.sink(ends.table())).name(stage + "-history");
        return source;
    }

    /** One subtask guards the whole job. */
    private static <T> DataStream<RecordedEvent<T>> guarded(
            DataStream<RecordedEvent<T>> source,
            TypeInformation<RecordedEvent<T>> type,
            MapFunction<RecordedEvent<T>, RecordedEvent<T>> guard) {
        return source.map(guard)
                .returns(type)
                .setParallelism(1)
                .uid(HistoryUids.GUARD)
                .name("guard");
    }
}
