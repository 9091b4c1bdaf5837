package io.tickflow.job.backfill;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.market.Tick;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Source of history for a backfill. */
public interface BackfillInput {

    /**
     * The history as streams.
     *
     * @param ticks each symbol's in their order
     * @param undecodable what could not be read as a tick; null if there is no such stream
     */
    record Streams(DataStream<Tick> ticks, @Nullable DataStream<DeadLetter> undecodable) {}

    /** Name of the source, for dead letters. */
    String origin();

    /**
     * Adds the source to {@code env}.
     *
     * @param bounded whether the job finishes after the last tick, or goes idle
     */
    Streams open(StreamExecutionEnvironment env, SignalJobConfig config, boolean bounded);

    /**
     * Event times that the symbols reach to, as far as that can be told without reading all of it:
     * an upper bound, UTC epoch milliseconds. Empty if it cannot be told.
     *
     * @throws IOException if it cannot be read
     */
    Map<String, Long> lastMillis() throws IOException;
}
