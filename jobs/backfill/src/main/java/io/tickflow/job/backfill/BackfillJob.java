package io.tickflow.job.backfill;

import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.clickhouse.ClickHouseSink;
import io.tickflow.connector.decode.FeedClock;
import io.tickflow.core.event.Deployment;
import io.tickflow.job.backfill.archive.ExportArchive;
import io.tickflow.job.backfill.archive.FeatureTableArchive;
import io.tickflow.job.history.table.DecisionTables;
import io.tickflow.job.history.table.EventTable;
import io.tickflow.job.history.table.FeedTables;
import io.tickflow.job.history.table.KnownSchemas;
import io.tickflow.job.history.tick.RecordedTick;
import io.tickflow.job.history.tick.TickTable;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.job.trading.SignalTopology;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.ticks.TickFile;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

/**
 * Job that runs history through the operators of the SignalJob, without a deadline for the model.
 * Its state is that of a SignalJob that has read the history.
 */
public final class BackfillJob {

    private BackfillJob() {}

    /**
     * Creates history from exported files.
     *
     * @throws IOException if a file cannot be read
     */
    public static BackfillInput files(List<TickFile> files, FeedClock clock) throws IOException {
        return new ArchiveInput(ExportArchive.of(files, clock), true);
    }

    /**
     * Creates history from the features of an earlier run in ClickHouse.
     *
     * @param pipeline deployment of that run; if it left no vectors, the only one that did
     * @throws IOException if ClickHouse does not answer, or several others left vectors
     */
    public static BackfillInput features(ClickHouseConfig clickHouse, String pipeline)
            throws IOException {
        return new ArchiveInput(FeatureTableArchive.of(clickHouse, pipeline), false);
    }

    /**
     * Adds the job's graph to {@code env}.
     *
     * @param ticks sink of the ticks themselves; null if they are not stored
     * @param handOver true if a live job continues from a savepoint of this one: the job then stays
     *     idle after the last tick instead of finishing, and leaves the newest millisecond of each
     *     symbol to the live job
     */
    public static void define(
            StreamExecutionEnvironment env,
            SignalJobConfig config,
            BackfillInput input,
            SignalTopology.Ends ends,
            @Nullable Sink<RecordedTick> ticks,
            boolean handOver) {
        SignalJobConfig unhurried = config.ofHistory();
        BackfillInput.Streams streams = input.open(env, unhurried, !handOver);
        BackfillTopology.define(
                streams.ticks(),
                streams.undecodable(),
                input.origin(),
                unhurried,
                SignalJob.model(unhurried),
                ends,
                handOver);
        if (ticks != null && streams.recorded() != null) {
            streams.recorded().sinkTo(ticks).uid(BackfillUids.TICKS_SINK).name("ticks-out");
        }
    }

    /** Creates the sink into the table of ticks; null if the settings store none. */
    public static @Nullable Sink<RecordedTick> tickTable(HistoryConfig history) {
        return history.ticks() == null
                ? null
                : new ClickHouseSink<>(history.clickHouse(), new TickTable(), history.limits());
    }

    /** Creates ends that write to the tables of the history. */
    public static SignalTopology.Ends clickHouse(
            HistoryConfig history, KnownSchemas schemas, Deployment writer) {
        return new SignalTopology.Ends(
                sink(history, DecisionTables.FEATURES.with(schemas), writer),
                sink(history, DecisionTables.PREDICTIONS, writer),
                sink(history, DecisionTables.SIGNALS, writer),
                sink(history, FeedTables.DEAD_LETTERS, writer),
                sink(history, FeedTables.ANCHORS, writer),
                sink(history, FeedTables.FEED, writer),
                sink(history, DecisionTables.BREAKERS, writer));
    }

    /** Creates ends that discard all events. */
    public static SignalTopology.Ends nowhere() {
        return new SignalTopology.Ends(
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>());
    }

    private static <T> Sink<T> sink(HistoryConfig history, EventTable<T> table, Deployment writer) {
        return new ClickHouseSink<>(
                history.clickHouse(), new UnpublishedEvents<>(table, writer), history.limits());
    }
}
