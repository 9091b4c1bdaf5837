package io.tickflow.job.history;

import io.tickflow.connector.clickhouse.ClickHouseSink;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.connector.kafka.KafkaEnds;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.connector.lease.JobGuard;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.market.Tick;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.job.history.table.EventTable;
import io.tickflow.job.history.table.EventTables;
import io.tickflow.job.history.table.KnownSchemas;
import io.tickflow.job.history.table.RefusedRows;
import io.tickflow.job.history.tick.RecordedTick;
import io.tickflow.job.history.tick.RecordedTickDeserializer;
import io.tickflow.job.history.tick.TickTable;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.HistoryOptions;
import io.tickflow.settings.job.JobArguments;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Job that copies the feed and every event topic to their ClickHouse tables, at least once, with
 * rows unique by event id, and measures the outcomes of decisions, which are events, too. A second
 * one of the same pipeline fails.
 */
public final class HistoryJob {

    private static final Duration TOPIC_CHECK_TIMEOUT = Duration.ofSeconds(10);

    /** Longest time without ClickHouse until a checkpoint counts as failed. */
    private static final Duration OUTAGE_MAX = Duration.ofDays(7);

    /** Name of the job on a cluster. */
    private static final String NAME = "tickflow-history";

    private HistoryJob() {}

    /**
     * Reads and checks the settings of this job.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    public static HistoryConfig configure(Configuration settings) {
        return HistoryOptions.configure(settings);
    }

    /**
     * Adds the job's graph, Kafka to ClickHouse, to {@code env}.
     *
     * @param schemas possible schemas of vectors, see {@link #migrate}
     */
    public static void define(
            StreamExecutionEnvironment env, HistoryConfig config, KnownSchemas schemas) {
        // While ClickHouse is unavailable the sinks wait, and the checkpoint that began waits with
        // them. Neither it nor the job may fail for that.
        env.getCheckpointConfig().setCheckpointTimeout(OUTAGE_MAX.toMillis());
        env.getCheckpointConfig().setTolerableCheckpointFailureNumber(Integer.MAX_VALUE);
        HistoryTopology.define(
                env,
                EventTables.ALL.stream()
                        .<HistoryTopology.Ends<?>>map(table -> ends(config, table.with(schemas)))
                        .toList(),
                outcomeEnds(config),
                config.ticks() == null ? null : tickEnds(config, config.ticks()));
    }

    /**
     * Migrates the tables, then runs the job. Arguments: {@code --config FILE} and {@code
     * -Dkey=value}.
     */
    public static void main(String[] args) throws Exception {
        JobArguments.run(
                args,
                settings -> {
                    HistoryConfig config = configure(settings);
                    checkTopics(config);
                    KnownSchemas schemas = migrate(config);
                    StreamExecutionEnvironment env = JobEnvironment.create(new Configuration());
                    define(env, config, schemas);
                    JobEnvironment.execute(env, NAME);
                });
    }

    /**
     * Compares the event topics with the catalogue: without one, a source would restart for ever.
     *
     * @throws io.tickflow.connector.topic.InvalidTopicsException if one is missing or contradicts
     */
    private static void checkTopics(HistoryConfig config) {
        var check =
                new TopicCheck(
                        config.kafka().bootstrapServers(),
                        config.kafka().properties(),
                        TOPIC_CHECK_TIMEOUT);
        HistoryConfig.Ticks ticks = config.ticks();
        if (ticks != null && ticks.topic().equals(Topics.TICKS)) {
            check.run(TopicCatalogue.bundled(), false);
        } else {
            check.run(TopicCatalogue.bundled().without(Topics.TICKS), false);
            if (ticks != null) {
                check.feed(ticks.topic());
            }
        }
    }

    /**
     * Migrates the tables and declares the features.
     *
     * @return every feature schema that vectors may have
     * @throws io.tickflow.job.history.sql.SchemaException if ClickHouse does not answer, or its
     *     tables are newer than this program
     */
    public static KnownSchemas migrate(HistoryConfig config) {
        HistoryConfig.Ticks ticks = config.ticks();
        return new SchemaMigrator(
                        config.clickHouse(),
                        config.features(),
                        config.retentionDays(),
                        ticks == null ? config.retentionDays() : ticks.retentionDays())
                .run();
    }

    private static <T> HistoryTopology.Ends<T> ends(HistoryConfig config, EventTable<T> table) {
        return new HistoryTopology.Ends<>(
                table,
                KafkaEnds.source(
                        KafkaEnds.unhurried(config.kafka()),
                        table.type().topic(),
                        config.groupId(),
                        StartAt.EARLIEST,
                        new RecordedEventDeserializer<>(table)),
                new ClickHouseSink<>(
                        config.clickHouse(),
                        table,
                        refusedEvents(config, table.type().topic()),
                        config.limits()),
                // Its heartbeats are among the leases, so that it is asked every second or two.
                table.type().equals(EventTypes.LEASES)
                        ? new JobGuard<>(config.kafka(), config.deployment(), NAME)
                        : null);
    }

    private static OutcomeTopology.Ends outcomeEnds(HistoryConfig config) {
        var ends = new KafkaEnds(config.kafka(), config.deployment());
        return new OutcomeTopology.Ends(
                config.deployment().pipeline(),
                config.outcomes().sample(),
                config.outcomes().accuracy(),
                ends.bulkSink(EventTypes.OUTCOMES),
                ends.bulkSink(EventTypes.ACCURACY));
    }

    private static HistoryTopology.TickEnds tickEnds(
            HistoryConfig config, HistoryConfig.Ticks ticks) {
        return new HistoryTopology.TickEnds(
                KafkaEnds.source(
                        KafkaEnds.unhurried(config.kafka()),
                        ticks.topic(),
                        config.groupId(),
                        StartAt.EARLIEST,
                        new RecordedTickDeserializer(ticks.clock())),
                new ClickHouseSink<>(
                        config.clickHouse(),
                        new TickTable(),
                        new RefusedRows<>(config.deployment(), HistoryJob::origin),
                        config.limits()));
    }

    private static <T> RefusedRows<RecordedEvent<T>> refusedEvents(
            HistoryConfig config, String topic) {
        return new RefusedRows<>(
                config.deployment(),
                event ->
                        new RefusedRows.Origin(
                                topic,
                                event.partition(),
                                event.offset(),
                                event.envelope().eventId()));
    }

    private static RefusedRows.Origin origin(RecordedTick row) {
        Tick tick = row.tick();
        return new RefusedRows.Origin(row.topic(), tick.partition(), tick.offset(), tick.symbol());
    }
}
