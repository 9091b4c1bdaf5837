package io.tickflow.job.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clickhouse.client.api.Client;
import io.tickflow.connector.clickhouse.BatchLimits;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.accuracy.AccuracyRules;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.outcome.OutcomeSample;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.history.outcome.OutcomeFill;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.job.history.table.KnownSchemas;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.testkit.TestSchemas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole job on a real broker and a real engine, each in its own process. */
class HistoryJobITCase {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    private static final FeatureSchema FEATURES =
            TestSchemas.named(IntStream.range(0, 60).mapToObj(i -> "feature_" + i).toList());
    private static final List<String> TABLES =
            List.of(
                    "features",
                    "predictions",
                    "breaker_changes",
                    "signals",
                    "accuracy_changes",
                    "orders",
                    "executions",
                    "venue_messages",
                    "leases",
                    "controls",
                    "dead_letters",
                    "state_anchors",
                    "feed_events",
                    "model_trainings",
                    "model_versions",
                    "model_aliases");

    /** Leases that are not those of jobs, such as this one's. */
    static final String OF_DESKS = "NOT startsWith(account, 'job:')";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EVENTS = 5_000;

    private static ScratchFolder sandbox;
    private static KafkaBroker broker;
    private static ClickHouseEngine engine;

    @BeforeAll
    static void startStack() {
        sandbox = ScratchFolder.create();
        broker = KafkaBroker.start(sandbox);
        engine = ClickHouseEngine.start(sandbox, line -> System.out.println(line));
        new TopicCheck(broker.bootstrapServers(), Duration.ofSeconds(30))
                .run(TopicCatalogue.bundled(), true);
    }

    @AfterAll
    static void stopStack() {
        sandbox.close();
    }

    @Test
    void shouldStoreEachEventOnceDespiteRepeatsAndKills() throws Exception {
        HistoryConfig config = config();
        KnownSchemas schemas = HistoryJob.migrate(config);
        var events = new TestEvents(FEATURES);
        try (KafkaProducer<String, byte[]> producer = producer()) {
            events.sendAll(producer, 0, EVENTS);
            producer.send(
                            new ProducerRecord<>(
                                    EventTypes.FEATURES.topic(), "{no event".getBytes(UTF_8)))
                    .get();
            producer.send(new ProducerRecord<>(EventTypes.SIGNALS.topic(), "EURUSD", null)).get();
            TestEvents.sendToFeed(producer, "{\"type\":\"hello\"}");
            TestEvents.sendToFeed(producer, "{\"symbol\":\"EURUSD\",\"bid\":1.1}");
            JobClient job = start(config, schemas);
            awaitRows("features", EVENTS);

            engine.kill();
            events.sendAll(producer, EVENTS, 2 * EVENTS);
            // The same events a second time, as a job sends them that was restarted.
            events.sendAll(producer, EVENTS / 2, EVENTS);
            producer.flush();
            engine.restart();

            for (String table : TABLES) {
                awaitRows(table, 2 * EVENTS);
            }
            // A tick that is sent twice has two places in its topic; the message is no tick.
            awaitRows("ticks", 5 * EVENTS / 2 + 1);
            shouldMeasureOutcomesAsTheCommandDoes();
            TestEvents.sendShadow(producer, 7);
            producer.flush();
            awaitRows("predictions", 2 * EVENTS + 1);
            shouldMakeARefusedRowADeadLetter(producer, events);
            job.cancel().get();
        }
        int features = 2 * EVENTS + 9;
        assertThat(query("SELECT count(), uniqExact(event_id) FROM features"))
                .containsExactly(Integer.toString(features), Integer.toString(features));
        assertThat(query("SELECT count() FROM orders_in_force"))
                .containsExactly(Integer.toString(2 * EVENTS + 10));
        new StoredFields(ClickHouseConfig.of(engine.url()), FEATURES.hash())
                .shouldHaveEveryFieldInItsColumn();
    }

    /** A decision each millisecond, some of them twice: those of the first nine seconds. */
    private static void shouldMeasureOutcomesAsTheCommandDoes() throws Exception {
        int measured = 2 * EVENTS - 1 - 1_000;
        awaitRows("outcomes", measured);
        String rows =
                "SELECT count(), uniqExact(event_id), min(highest_bid > lowest_bid),"
                        + " groupBitXor(cityHash64(pipeline, symbol, event_time, decision_id,"
                        + " horizon_millis, bid, ask, quotes, later_time, later_bid, later_ask,"
                        + " highest_bid, lowest_bid, highest_ask, lowest_ask)) FROM outcomes";
        List<@Nullable String> ofJob = query(rows);
        ClickHouseConfig history = ClickHouseConfig.of(engine.url());
        execute(history, "TRUNCATE TABLE tickflow.outcomes");

        try (var fill = new OutcomeFill(history)) {
            assertThat(fill.run(null, count -> {}))
                    .extracting(OutcomeFill.Filled::outcomes)
                    .containsExactly((long) measured);
        }

        assertThat(query(rows)).isEqualTo(ofJob);
    }

    private static void execute(ClickHouseConfig history, String sql) throws Exception {
        try (Client client = history.connect()) {
            client.execute(sql).get().close();
        }
    }

    /** The rows beside it are taken, and the job goes on. */
    private static void shouldMakeARefusedRowADeadLetter(
            KafkaProducer<String, byte[]> producer, TestEvents events) throws Exception {
        int bad = 2 * EVENTS + 5;
        execute(
                ClickHouseConfig.of(engine.url()),
                "ALTER TABLE tickflow.features ADD CONSTRAINT bad CHECK decision_id !="
                        + " '"
                        + TestEvents.decisionId(bad)
                        + "'");
        events.sendAll(producer, 2 * EVENTS, 2 * EVENTS + 10);
        producer.flush();
        awaitRows("features", 2 * EVENTS + 9);
        awaitRows("signals", 2 * EVENTS + 10);
        assertThat(query("SELECT * FROM dead_letters WHERE code = 'ROW_REFUSED'"))
                .contains(EventTypes.FEATURES.topic(), TestEvents.decisionId(bad) + "/features");
    }

    private static void awaitRows(String table, int rows) {
        String filter = table.equals("leases") ? " WHERE " + OF_DESKS : "";
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(QueryException.class)
                .untilAsserted(
                        () ->
                                assertThat(query("SELECT count() FROM " + table + filter))
                                        .as(table)
                                        .containsExactly(Integer.toString(rows)));
    }

    private static List<@Nullable String> query(String sql) throws QueryException {
        try (SqlConsole console = new SqlConsole(ClickHouseConfig.of(engine.url()))) {
            return console.query(sql).rows().get(0);
        }
    }

    private static JobClient start(HistoryConfig config, KnownSchemas schemas) throws Exception {
        var flink = new Configuration();
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(1);
        HistoryJob.define(env, config, schemas);
        return env.executeAsync("history");
    }

    private static HistoryConfig config() {
        return new HistoryConfig(
                new KafkaConfig(broker.bootstrapServers(), Map.of()),
                new Deployment("tickflow", Mode.PAPER),
                "history-test",
                ClickHouseConfig.of(engine.url()),
                BatchLimits.of(1_000, 200),
                0,
                FEATURES,
                new HistoryConfig.Outcomes(
                        OutcomeSample.ALL, new AccuracyRules(0.6, 1_000, 200, 0.1)),
                new HistoryConfig.Ticks(
                        Topics.TICKS, new FeedClock(ServerTime.UTC, Map.of(), 60_000), 0));
    }

    private static KafkaProducer<String, byte[]> producer() {
        var properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
