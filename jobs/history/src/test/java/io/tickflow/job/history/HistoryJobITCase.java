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
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.market.ServerTime;
import io.tickflow.flink.job.JobEnvironment;
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
                    "orders",
                    "executions",
                    "venue_messages",
                    "leases",
                    "dead_letters",
                    "state_anchors",
                    "feed_events",
                    "model_trainings",
                    "model_versions",
                    "model_aliases");

    /** Leases that are not those of jobs, such as this one's. */
    private static final String OF_DESKS = "NOT startsWith(account, 'job:')";

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
        shouldHaveEveryFieldInItsColumn();
    }

    /** The rows beside it are taken, and the job goes on. */
    private static void shouldMakeARefusedRowADeadLetter(
            KafkaProducer<String, byte[]> producer, TestEvents events) throws Exception {
        int bad = 2 * EVENTS + 5;
        try (Client client = ClickHouseConfig.of(engine.url()).connect()) {
            client.execute(
                            "ALTER TABLE tickflow.features ADD CONSTRAINT bad CHECK decision_id !="
                                    + " '"
                                    + TestEvents.decisionId(bad)
                                    + "'")
                    .get()
                    .close();
        }
        events.sendAll(producer, 2 * EVENTS, 2 * EVENTS + 10);
        producer.flush();
        awaitRows("features", 2 * EVENTS + 9);
        awaitRows("signals", 2 * EVENTS + 10);
        assertThat(rowOf("dead_letters", "code = 'ROW_REFUSED'"))
                .contains(EventTypes.FEATURES.topic(), TestEvents.decisionId(bad) + "/features");
    }

    private static void shouldHaveEveryFieldInItsColumn() throws QueryException {
        String id = TestEvents.decisionId(7);
        String time = "2014-05-01 00:00:00.007";
        String start = "2014-05-01 00:00:00.000";

        assertThat(rowOf("features", "event_id = '" + id + "/features'"))
                .containsSequence(id + "/features", id, "tickflow", "DEMO", "EURUSD", time, "0")
                .containsSequence("00000000000000ff", FEATURES.hash(), "true", "[7]", "1")
                .containsSequence("1", "1.1", "1.2", "0.1", "3", "7")
                .containsSequence("nan", "7.001", "7.002");
        assertThat(rowOf("predictions", "decision_id = '" + id + "' AND role = 'SHADOW'"))
                .startsWith(id + "/prediction/shadow", id)
                .contains("0.75");
        assertThat(rowOf("predictions", "decision_id = '" + id + "' AND role = 'CHAMPION'"))
                .startsWith(
                        id + "/prediction",
                        id,
                        "tickflow",
                        "DEMO",
                        "EURUSD",
                        time,
                        "m",
                        "1",
                        "ab".repeat(32),
                        "nan",
                        "0",
                        "nan",
                        "NO_QUORUM",
                        "nan",
                        "NONE",
                        "nan",
                        "NONE",
                        "{}",
                        "{\"direction.xgboost\":\"FAILED\"}",
                        "CHAMPION");
        assertThat(rowOf("signals", "decision_id = '" + id + "'"))
                .startsWith(
                        id + "/signal",
                        id,
                        "tickflow",
                        "DEMO",
                        "EURUSD",
                        time,
                        "7",
                        "BUY",
                        "0.7",
                        "VETOED")
                .containsSequence("WIDE_SPREAD", "1.1", "1.2", "10000", "5000", time, "m", "1")
                .containsSequence("m", "1", "CHAMPION");
        assertThat(rowOf("orders", "decision_id = '" + id + "'"))
                .startsWith(
                        id + "/order/paper/EXIT-0",
                        id,
                        "tickflow",
                        "DEMO",
                        "EURUSD",
                        time,
                        "paper",
                        "EXIT",
                        "0")
                .containsSequence("APPROVED", "NONE", "c7", "SELL", "1000", "1.1", "1.2", time)
                .containsSequence(time, null, "", "0", "nan", "nan", "", "", "4");
        assertThat(rowOf("leases", "epoch = 7 AND " + OF_DESKS))
                .startsWith(
                        "other/lease/desk/OPENED-1398902400007",
                        "tickflow",
                        "DEMO",
                        "other",
                        "OPENED")
                .containsSequence("7", "desk", "5000", "3", time);
        assertThat(rowOf("executions", "decision_id = '" + id + "'"))
                .startsWith(
                        "c7/c7/EXPIRED",
                        id,
                        "tickflow",
                        "DEMO",
                        "EURUSD",
                        time,
                        "paper",
                        "EXIT",
                        "0",
                        "c7")
                .containsSequence("SELL", "EXPIRED", "1000", "0", "nan", "0", "nan", "")
                .containsSequence("c7/EXPIRED", "late", start);
        assertThat(rowOf("dead_letters", "source_offset = 7"))
                .startsWith(
                        "mt5.ticks-1-7",
                        "tickflow",
                        "DEMO",
                        "",
                        "1970-01-01 00:00:00.000",
                        "NOT_JSON")
                .containsSequence("1003", "it's no JSON", "mt5.ticks", "1", "7")
                .containsSequence("\n\n\n{ä", "6", "4294967295");
        assertThat(rowOf("breaker_changes", "decision_id = '" + id + "'"))
                .startsWith(
                        id + "/breaker/m/1/direction.xgboost/CLOSED-OPEN",
                        "tickflow",
                        "DEMO",
                        "EURUSD",
                        time,
                        id,
                        "m",
                        "1",
                        "direction.xgboost",
                        "2")
                .containsSequence("CLOSED", "OPEN", "LATE", "5", "1000", time);
        assertThat(rowOf("venue_messages", "sequence_number = 7"))
                .startsWith("a1/1/7", "tickflow", "DEMO", "a1", time, "SENT", "D", "7", "c7")
                .contains("8=FIX.4.4|35=D|34=7|11=c7|");
        assertThat(rowOf("feed_events", "tick_offset = 7"))
                .startsWith("GAP/EURUSD/1-7", "tickflow", "DEMO", "EURUSD", time, "GAP")
                .containsSequence("no tick for 61 s before this one", "61000", "1", "7");
        assertThat(rowOf("model_aliases", "sequence = 7"))
                .startsWith("e7/alias/champion", "tickflow", "DEMO", "7", "m", "champion")
                .containsSequence("2", "d", "1", "better", "ann@desk", time);
        assertThat(rowOf("model_versions", "sequence = 7"))
                .startsWith("e7/published", "tickflow", "DEMO", "7", "m", "2", "d", "3", "700")
                .containsSequence("ann@desk", time);
        assertThat(rowOf("model_trainings", "sequence = 7"))
                .startsWith("e7/training", "tickflow", "DEMO", "7", "m", "2", "d", "sm_N5")
                .containsSequence("100", "60000", "0.61", "nan", "ann@desk", time);
        assertThat(rowOf("ticks", "event_time = '" + time + "' ORDER BY kafka_offset LIMIT 1"))
                .startsWith("mt5.ticks", "EURUSD", time, "1970-01-01 00:00:00.000", "1.1", "1.2")
                .containsSequence("nan", "0", "6", "");
        assertThat(rowOf("ticks", "code != '' AND event_time = appended_at"))
                .startsWith("mt5.ticks", "EURUSD")
                .containsSequence("nan", "nan", "nan", "0", "0", "MISSING_TIME");
        assertThat(query("SELECT groups['gate'], * FROM state_anchors WHERE tick_offset = 7"))
                .startsWith("Bw==", id + "/anchor", id, "DEMO", "EURUSD", time, "0", "tickflow")
                .containsSequence(FEATURES.hash(), "3", "7");
    }

    private static List<@Nullable String> rowOf(String table, String condition)
            throws QueryException {
        return query("SELECT * FROM " + table + " WHERE " + condition);
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
                new HistoryConfig.Ticks(
                        Topics.TICKS, new FeedClock(ServerTime.UTC, Map.of(), 60_000), 0));
    }

    private static KafkaProducer<String, byte[]> producer() {
        var properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
