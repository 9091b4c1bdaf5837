package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.cli.FirstTicks;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.Topics;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.sandbox.replay.ReplayConfig;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.replay.TickReplay;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Kafka on which the checked-in savepoints of the SignalJob were made: the same ticks at the same
 * offsets, as many as a test needs behind the savepoints. One thread.
 */
final class SignalSavepoints implements AutoCloseable {

    static final Path CHECKED_IN = Home.resolve("testdata/savepoints/0.1/signal");
    private static final long UP_TO_THE_END = -1;
    private static final Duration POLL = Duration.ofMillis(250);
    static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Beyond this many ticks every feature has its value. */
    static final int WARM = 20_000;

    private static final String TICKS = "EURUSD_20240307-20240311.mt5.csv.gz";

    /** The savepoints were made behind some 25,000. */
    private static final int PUBLISHED = 48_000;

    /** Topics that the job writes. */
    private static final List<EventType<?>> WRITTEN =
            List.of(EventTypes.FEATURES, EventTypes.PREDICTIONS, EventTypes.SIGNALS);

    private final Sandbox sandbox;
    private @Nullable ExpectedDecisions expected;

    /** Starts Kafka in {@code folder} and publishes the ticks. */
    SignalSavepoints(Path folder) throws IOException {
        sandbox =
                Sandbox.start(
                        SandboxConfig.everything()
                                .in(folder, false)
                                .withoutClickHouse()
                                .withoutVenue(),
                        line -> {});
        Path ticks = FirstTicks.write(TICKS, PUBLISHED, folder);
        new TickReplay(ReplayConfig.of(List.of(ticks), sandbox.bootstrapServers(), ReplaySpeed.MAX))
                .run();
    }

    /** Deletes what jobs have written, so that the next one finds none of it. */
    void forget() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            List<String> topics = WRITTEN.stream().map(EventType::topic).toList();
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (TopicDescription topic :
                    admin.describeTopics(topics).allTopicNames().get().values()) {
                for (var partition : topic.partitions()) {
                    all.put(
                            new TopicPartition(topic.name(), partition.partition()),
                            RecordsToDelete.beforeOffset(UP_TO_THE_END));
                }
            }
            admin.deleteRecords(all).all().get();
        }
    }

    /** Decisions of the usual job that never stopped. */
    ExpectedDecisions expected() {
        if (expected == null) {
            expected = ExpectedDecisions.of(config(Map.of()), ticks());
        }
        return expected;
    }

    String bootstrapServers() {
        return sandbox.bootstrapServers();
    }

    SignalJobConfig config(Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("tickflow.kafka.bootstrap-servers", sandbox.bootstrapServers());
        settings.put("tickflow.signal.quality-vetoes", "LOCKED; CROSSED_SEEN; TWO_PARTITIONS");
        settings.putIfAbsent("tickflow.feed.start", "EARLIEST");
        settings.put("tickflow.scoring.timeout", "0 ms");
        settings.put(
                "tickflow.model.bundle",
                Home.resolve("models/bundles/direction-eurusd/1").toString());
        return SignalJob.configure(
                Settings.load(Home.resolve("flink-conf/tickflow.yaml"), settings));
    }

    JobRun run(@Nullable Path savepoint, SignalJobConfig config) throws Exception {
        Configuration flink =
                LocalCluster.configuration(
                        LocalCluster.flinkConfiguration(), sandbox.dataDirectory("flink"));
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(1);
        SignalJob.define(env, config);
        return JobRun.start(flink, env, savepoint);
    }

    /** Runs it until every feature has its value, and copies its savepoint to {@code target}. */
    void write(SignalJobConfig config, Path folder, Path target) throws Exception {
        try (var run = run(null, config);
                var features =
                        new TopicLog(sandbox.bootstrapServers(), EventTypes.FEATURES.topic())) {
            await().atMost(TIMEOUT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> features.read().size() > WARM);
            Savepoints.copy(run.stop(folder.resolve("savepoints")), target);
        }
        assertThat(target.resolve("_metadata")).isRegularFile();
    }

    List<RawRecord> ticks() {
        try (var log = new TopicLog(sandbox.bootstrapServers(), Topics.TICKS)) {
            return log.rawRecords();
        }
    }

    /**
     * Waits until the newest event of a topic is the last that a test waits for: those of one
     * symbol are in one partition, in their order.
     */
    static <T> void awaitLast(TopicLog log, EventType<T> type, Predicate<T> isLast) {
        await().atMost(TIMEOUT)
                .pollInterval(POLL)
                .pollInSameThread()
                .until(
                        () -> {
                            var records = log.read();
                            return !records.isEmpty()
                                    && isLast.test(
                                            type.decode(records.get(records.size() - 1).value())
                                                    .body());
                        });
    }

    static List<String> features(TopicLog log) throws IOException {
        return log.events(EventTypes.FEATURES).stream().map(ExpectedDecisions::line).toList();
    }

    static List<String> signals(TopicLog log) throws IOException {
        return log.events(EventTypes.SIGNALS).stream().map(ExpectedDecisions::line).toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
