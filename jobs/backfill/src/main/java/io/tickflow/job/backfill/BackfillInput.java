package io.tickflow.job.backfill;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.market.Tick;
import io.tickflow.job.history.tick.RecordedTick;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Source of history for a backfill. */
public interface BackfillInput {

    /**
     * Streams of the history.
     *
     * @param ticks ticks, in order for each symbol
     * @param undecodable dead letters of undecodable records; null if there is no such stream
     * @param recorded what the table of ticks gets; null if the history is made from tables
     */
    record Streams(
            DataStream<Tick> ticks,
            @Nullable DataStream<DeadLetter> undecodable,
            @Nullable DataStream<RecordedTick> recorded) {}

    /** Name of the source, for dead letters. */
    String origin();

    /**
     * Adds the source to {@code env}.
     *
     * @param bounded true if the job finishes after the last tick, false if it stays idle
     */
    Streams open(StreamExecutionEnvironment env, SignalJobConfig config, boolean bounded);

    /**
     * Upper bound of the last event time of each symbol, UTC epoch milliseconds, as far as known
     * without reading the whole history; empty if unknown.
     *
     * @throws IOException if reading fails
     */
    Map<String, Long> lastMillis() throws IOException;
}
