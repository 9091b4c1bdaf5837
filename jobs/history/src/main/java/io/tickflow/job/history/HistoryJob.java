package io.tickflow.job.history;

import io.tickflow.connector.clickhouse.ClickHouseSink;
import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.event.EventCodecs;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.connector.kafka.EventSerializer;
import io.tickflow.connector.kafka.KafkaEnds;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.connector.kafka.Topics;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.job.history.table.AnchorsTable;
import io.tickflow.job.history.table.DeadLettersTable;
import io.tickflow.job.history.table.ExecutionsTable;
import io.tickflow.job.history.table.FeaturesTable;
import io.tickflow.job.history.table.FeedEventsTable;
import io.tickflow.job.history.table.KnownSchemas;
import io.tickflow.job.history.table.OrdersTable;
import io.tickflow.job.history.table.PredictionsTable;
import io.tickflow.job.history.table.SignalsTable;
import io.tickflow.model.contract.Prediction;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.HistoryOptions;
import io.tickflow.settings.JobArguments;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Every event topic into its ClickHouse table, at least once, rows unique by event id. */
public final class HistoryJob {

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
     * @param schemas that vectors may have, see {@link #migrate}
     */
    public static void define(
            StreamExecutionEnvironment env, HistoryConfig config, KnownSchemas schemas) {
        // While ClickHouse is away the sinks wait and checkpoints fail: the job must not.
        env.getCheckpointConfig().setTolerableCheckpointFailureNumber(Integer.MAX_VALUE);
        HistoryTopology.define(
                env,
                new HistoryTopology.AllEnds(
                        ends(
                                config,
                                Topics.FEATURES,
                                FeatureVector.class,
                                EventCodecs::features,
                                new FeaturesTable(schemas)),
                        ends(
                                config,
                                Topics.PREDICTIONS,
                                Prediction.class,
                                EventCodecs::predictions,
                                new PredictionsTable()),
                        ends(
                                config,
                                Topics.SIGNALS,
                                Signal.class,
                                EventCodecs::signals,
                                new SignalsTable()),
                        ends(
                                config,
                                Topics.ORDERS,
                                OrderDecision.class,
                                EventCodecs::orders,
                                new OrdersTable()),
                        ends(
                                config,
                                Topics.EXECUTIONS,
                                ExecutionReport.class,
                                EventCodecs::executions,
                                new ExecutionsTable()),
                        ends(
                                config,
                                Topics.DEAD_LETTERS,
                                DeadLetter.class,
                                EventCodecs::deadLetters,
                                new DeadLettersTable()),
                        ends(
                                config,
                                Topics.ANCHORS,
                                StateAnchor.class,
                                EventCodecs::anchors,
                                new AnchorsTable()),
                        ends(
                                config,
                                Topics.FEED,
                                FeedEvent.class,
                                EventCodecs::feedEvents,
                                new FeedEventsTable())));
    }

    /**
     * Brings the tables up to date, then runs. Arguments: {@code --config FILE} and {@code
     * -Dkey=value}.
     */
    public static void main(String[] args) throws Exception {
        JobArguments.run(
                args,
                settings -> {
                    HistoryConfig config = configure(settings);
                    KnownSchemas schemas = migrate(config);
                    StreamExecutionEnvironment env = JobEnvironment.create(new Configuration());
                    define(env, config, schemas);
                    env.execute("tickflow-history");
                });
    }

    /**
     * Brings the tables up to date, and declares the features.
     *
     * @return every feature schema that vectors may have
     * @throws io.tickflow.job.history.sql.SchemaException if ClickHouse does not answer, or its
     *     tables are newer than this program
     */
    public static KnownSchemas migrate(HistoryConfig config) {
        return new SchemaMigrator(config.clickHouse(), config.features(), config.retentionDays())
                .run();
    }

    private static <T> HistoryTopology.Ends<T> ends(
            HistoryConfig config,
            String topic,
            Class<T> type,
            EventSerializer.CodecOf<T> codecOf,
            ClickHouseTable<RecordedEvent<T>> table) {
        // The mode is of no account to reading.
        var kafka = new KafkaEnds(KafkaEnds.unhurried(config.kafka()), Mode.PAPER);
        return new HistoryTopology.Ends<>(
                kafka.source(
                        topic,
                        config.groupId(),
                        StartAt.EARLIEST,
                        new RecordedEventDeserializer<>(type, codecOf)),
                new ClickHouseSink<>(config.clickHouse(), table, config.limits()),
                type);
    }
}
