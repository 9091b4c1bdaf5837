package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.TestJvm;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.signal.Signal;
import io.tickflow.sandbox.fault.OrderLaw;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.testkit.builder.TestInstruments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * The demo's stack and jobs with an {@link ImportedEnsemble}, fed by a test instead of a replay.
 * Set to trade on nearly everything and to wait for little, so that a fault meets orders at once.
 */
final class PipelineHarness implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration READ_POLL = Duration.ofMillis(200);
    private static final int REQUEST_BYTES_MAX = 4 << 20;

    /** Symbols of the scenarios that trade, one scenario each. */
    private static final List<String> SYMBOLS =
            List.of(
                    "BADINPUT",
                    "CLICKDOWN",
                    "CONSOLE",
                    "EXPLAIN",
                    "GATEWAY",
                    "HEALTH",
                    "HOLES",
                    "IMPORTED",
                    "VENUEDOWN1",
                    "VENUEDOWN2");

    /** Settings of the signal checks. */
    static final Map<String, String> SIGNAL_LIMITS =
            Map.of(
                    "tickflow.signal.confidence-min", "0.5",
                    "tickflow.signal.spread-multiple-max", "1000",
                    "tickflow.signal.cooldown", "1 s",
                    "tickflow.signal.horizon", "1 s");

    private final Path bundle;
    private final Sandbox sandbox;
    private final LocalCluster cluster;
    private final KafkaProducer<byte[], byte[]> producer;
    private final OffsetMeter meter;
    private final EventTail tail;
    private long published;

    private PipelineHarness(Sandbox sandbox, LocalCluster cluster, Path bundle) {
        this.bundle = bundle;
        this.sandbox = sandbox;
        this.cluster = cluster;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                sandbox.bootstrapServers(),
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                REQUEST_BYTES_MAX),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.meter = new OffsetMeter(sandbox.bootstrapServers(), HistoryTables.TOPICS);
        this.tail = new EventTail(sandbox.bootstrapServers());
    }

    static PipelineHarness start() throws Exception {
        Sandbox sandbox = Sandbox.start(SandboxConfig.everything(), line -> {});
        try {
            Configuration flink =
                    LocalCluster.configuration(
                            LocalCluster.flinkConfiguration(), sandbox.dataDirectory("flink"));
            flink.set(ExecutionOptions.BUFFER_TIMEOUT, TestJvm.BUFFER_TIMEOUT);
            LocalCluster cluster = LocalCluster.start(flink);
            Path bundle = ImportedEnsemble.importTo(sandbox.dataDirectory("bundles").resolve("1"));
            new DemoJobs(plan(bundle), flink).submitTo(cluster, sandbox);
            await("all tasks run").until(cluster::allRunning);
            return new PipelineHarness(sandbox, cluster, bundle);
        } catch (Exception e) {
            sandbox.close();
            throw e;
        }
    }

    private static DemoPlan plan(Path bundle) {
        Map<String, String> overrides = new HashMap<>(SIGNAL_LIMITS);
        overrides.put("tickflow.risk.entries-per-second", "1000");
        overrides.put("tickflow.risk.entry-burst", "1000");
        overrides.put("tickflow.execution.status-wait", "1 s");
        overrides.put("tickflow.fix.reconnect-interval", "1 s");
        overrides.put("tickflow.history.flush-interval", "100 ms");
        SYMBOLS.forEach(symbol -> overrides.putAll(TestInstruments.settings(symbol)));
        return new DemoPlan(
                List.of(), ReplaySpeed.MAX, false, null, bundle.toString(), null, 1, overrides);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** The bundle that it trades with, an {@link ImportedEnsemble}. */
    Path bundle() {
        return bundle;
    }

    /** Flink's REST interface. */
    String flinkUrl() throws Exception {
        return cluster.webUrl();
    }

    /** Waits with a bound that suits a busy machine. */
    static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(TIMEOUT).pollInterval(POLL).pollInSameThread();
    }

    /** Publishes a record to the topic of the ticks. Null is no key, or no value. */
    Future<RecordMetadata> publish(byte[] key, byte[] value) {
        published++;
        return producer.send(new ProducerRecord<>(Topics.TICKS, key, value));
    }

    /** The same to a partition of the caller's choice. */
    Future<RecordMetadata> publish(int partition, byte[] key, byte[] value) {
        published++;
        return producer.send(new ProducerRecord<>(Topics.TICKS, partition, key, value));
    }

    /** Partitions of the topic of the ticks. */
    int tickPartitions() {
        return producer.partitionsFor(Topics.TICKS).size();
    }

    /** Asks what became of signals and orders so far. */
    <R> R ask(Function<EventCounts, R> question) {
        return tail.ask(question);
    }

    /** True once every record of the ticks' topic became a feature vector or a dead letter. */
    boolean allAccountedFor() {
        Map<String, Long> counts = meter.counts();
        return counts.getOrDefault(EventTypes.FEATURES.topic(), 0L)
                        + counts.getOrDefault(EventTypes.DEAD_LETTERS.topic(), 0L)
                >= published;
    }

    /** Waits until every record was used or refused, and every signal and order has ended. */
    void awaitRest() {
        await("every record is accounted for").until(this::allAccountedFor);
        await("every prediction is there")
                .until(
                        () -> {
                            Map<String, Long> counts = meter.counts();
                            return counts.getOrDefault(EventTypes.PREDICTIONS.topic(), 0L)
                                    >= counts.getOrDefault(EventTypes.FEATURES.topic(), 0L);
                        });
        await("every signal and order has ended")
                .until(
                        () ->
                                ask(EventCounts::signals)
                                                >= meter.counts().get(EventTypes.SIGNALS.topic())
                                        && ask(EventCounts::settled));
    }

    /**
     * Waits until nothing breaks the law of orders, from the start of the pipeline. A signal that
     * was on its way at rest has an order before its events are there; what is really broken stays
     * broken.
     */
    void awaitLaw() {
        await("the law of orders holds")
                .untilAsserted(
                        () ->
                                assertThat(
                                                OrderLaw.violations(
                                                        events(EventTypes.ORDERS),
                                                        events(EventTypes.EXECUTIONS),
                                                        sandbox.venue().journal()))
                                        .isEmpty());
    }

    /** Candidate signals of {@code symbol} from an offset of their topic on. */
    List<Signal> candidates(String symbol, long fromOffset) throws IOException {
        return events(EventTypes.SIGNALS, fromOffset).stream()
                .filter(signal -> signal.candidate() && signal.symbol().equals(symbol))
                .toList();
    }

    /** Number of records that a topic has taken. */
    long count(String topic) {
        return meter.counts().getOrDefault(topic, 0L);
    }

    /** Events of one type, from the start of their topic to where it ends now. */
    <T> List<T> events(EventType<T> type) throws IOException {
        return events(type, 0);
    }

    private <T> List<T> events(EventType<T> type, long fromOffset) throws IOException {
        List<T> events = new ArrayList<>();
        for (byte[] value : values(type.topic(), fromOffset)) {
            events.add(type.decode(value).body());
        }
        return events;
    }

    /** Values of a topic, from an offset in each partition to where it ends now. */
    List<byte[]> values(String topic, long fromOffset) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                sandbox.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, fromOffset));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<byte[]> values = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(READ_POLL).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    /** A connection to ClickHouse; the caller closes it. */
    String clickHouseJdbcUrl() {
        return sandbox.clickHouseJdbcUrl(ClickHouseConfig.DATABASE);
    }

    /** True if the sink has a session with the venue, as far as it knows. */
    boolean hasSession() {
        return cluster.metrics().by("operator_name", "fixSession").values().stream()
                .anyMatch(session -> session > 0);
    }

    /** Why a job does not run, if one does not. */
    String trouble() throws Exception {
        return cluster.trouble().orElse("");
    }

    @Override
    public void close() {
        tail.close();
        meter.close();
        producer.close();
        cluster.close();
        sandbox.close();
    }
}
