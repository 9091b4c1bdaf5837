package io.tickflow.job.backfill;

import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.clickhouse.ClickHouseSink;
import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.event.EventCodecs;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.connector.kafka.EventSerializer;
import io.tickflow.connector.kafka.FeedClock;
import io.tickflow.core.event.Mode;
import io.tickflow.job.backfill.archive.ExportArchive;
import io.tickflow.job.backfill.archive.ExportFile;
import io.tickflow.job.backfill.archive.FeatureTableArchive;
import io.tickflow.job.history.table.AnchorsTable;
import io.tickflow.job.history.table.DeadLettersTable;
import io.tickflow.job.history.table.FeaturesTable;
import io.tickflow.job.history.table.FeedEventsTable;
import io.tickflow.job.history.table.KnownSchemas;
import io.tickflow.job.history.table.PredictionsTable;
import io.tickflow.job.history.table.SignalsTable;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.job.trading.SignalTopology;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * History in, features, predictions and signals out, through the operators of the SignalJob and
 * without a deadline for the model. Its state is that of a SignalJob which has seen the history.
 */
public final class BackfillJob {

    private BackfillJob() {}

    /**
     * History from exported files.
     *
     * @throws IOException if one cannot be read
     */
    public static BackfillInput files(List<ExportFile> files, FeedClock clock) throws IOException {
        return new ArchiveInput(ExportArchive.of(files, clock));
    }

    /**
     * History from the features that an earlier run left in ClickHouse.
     *
     * @throws IOException if it does not answer
     */
    public static BackfillInput features(ClickHouseConfig clickHouse) throws IOException {
        return new ArchiveInput(FeatureTableArchive.of(clickHouse));
    }

    /**
     * Adds the job's graph to {@code env}.
     *
     * @param handOver whether a live job is to go on from a savepoint of this one: then it goes
     *     idle after the last tick instead of finishing, and leaves the newest millisecond of each
     *     symbol to the live job
     */
    public static void define(
            StreamExecutionEnvironment env,
            SignalJobConfig config,
            BackfillInput input,
            SignalTopology.Ends ends,
            boolean handOver) {
        SignalJobConfig unhurried = config.withoutDeadline();
        BackfillInput.Streams streams = input.open(env, unhurried, !handOver);
        BackfillTopology.define(
                streams.ticks(),
                streams.undecodable(),
                input.origin(),
                unhurried,
                SignalJob.scorers(unhurried),
                ends,
                handOver);
    }

    /** Ends in the tables of the history. */
    public static SignalTopology.Ends clickHouse(
            HistoryConfig history, KnownSchemas schemas, Mode mode) {
        return new SignalTopology.Ends(
                sink(history, new FeaturesTable(schemas), EventCodecs::features, mode),
                sink(history, new PredictionsTable(), EventCodecs::predictions, mode),
                sink(history, new SignalsTable(), EventCodecs::signals, mode),
                sink(history, new DeadLettersTable(), EventCodecs::deadLetters, mode),
                sink(history, new AnchorsTable(), EventCodecs::anchors, mode),
                sink(history, new FeedEventsTable(), EventCodecs::feedEvents, mode));
    }

    /** Ends that keep nothing. */
    public static SignalTopology.Ends nowhere() {
        return new SignalTopology.Ends(
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>());
    }

    private static <T> Sink<T> sink(
            HistoryConfig history,
            ClickHouseTable<RecordedEvent<T>> table,
            EventSerializer.CodecOf<T> codecOf,
            Mode mode) {
        return new ClickHouseSink<>(
                history.clickHouse(),
                new UnpublishedEvents<>(table, codecOf, mode),
                history.limits());
    }
}
