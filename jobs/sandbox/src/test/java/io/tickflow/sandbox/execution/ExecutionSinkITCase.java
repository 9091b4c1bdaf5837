package io.tickflow.sandbox.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.execution.ExecutionSink;
import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.orderlog.KafkaOrderLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.sandbox.stack.venue.VenueProcess;
import io.tickflow.testkit.TestDeployments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole sink: a real broker's log, and a venue in its own process that is killed. */
class ExecutionSinkITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final ExecutionLimits LIMITS =
            ExecutionLimits.DEFAULT.withWaits(20_000, 2_000, 500);

    private int probes;

    @Test
    void shouldSendOnceAcrossRestarts(@TempDir Path parent) throws Exception {
        try (var directory = ScratchFolder.create(parent, false);
                var broker = KafkaBroker.start(directory)) {
            String servers = broker.bootstrapServers();
            new TopicCheck(servers, TIMEOUT).run(TopicCatalogue.bundled(), true);
            quote(servers);
            try (var venue = VenueProcess.start(directory, servers)) {
                FixConfig fix = TestOrders.session(venue.port(), "TICKFLOW", "VENUE");
                var config =
                        new ExecutionConfig(
                                TestOrders.ACCOUNT,
                                TestDeployments.DEMO,
                                OrderLogConfig.on(servers),
                                fix,
                                LIMITS,
                                ExecutionConfig.LEASE_MILLIS);
                OrderDecision entry = TestOrders.entry("k1");
                try (var writer = open(config)) {
                    probeUntil(OrderState.FILLED, writer, config);
                    fill(writer, config, entry);
                }
                try (var writer = open(config)) {
                    writer.write(entry, null);
                    venue.kill();
                    probeUntil(OrderState.EXPIRED, writer, config);
                    venue.restart();
                    probeUntil(OrderState.FILLED, writer, config);
                    fill(writer, config, TestOrders.exit("k2"));
                }

                assertThat(statesOf(config, "k1"))
                        .startsWith(OrderState.SENT, OrderState.NEW, OrderState.FILLED)
                        .endsWith(OrderState.FILLED);
                assertThat(venue.journal().orders())
                        .filteredOn(order -> order.clOrdId().equals("k1"))
                        .hasSize(1);
                assertThat(venue.journal().duplicates()).isZero();
                assertThat(venue.journal().orderCount())
                        .isEqualTo(venue.journal().distinctClOrdIds());
            }
        }
    }

    /**
     * Sends entries until one ends in {@code end}: neither the end of a session nor a first quote
     * is there at once. One that was sent to a venue that is gone has no end before it is back.
     */
    private void probeUntil(
            OrderState end, SinkWriter<OrderDecision> writer, ExecutionConfig config) {
        List<String> sent = new ArrayList<>();
        await().atMost(TIMEOUT)
                .until(
                        () -> {
                            String clOrdId = "probe" + probes++;
                            sent.add(clOrdId);
                            writer.write(TestOrders.entry(clOrdId), null);
                            return anyEnded(config, sent, end);
                        });
    }

    private static boolean anyEnded(ExecutionConfig config, List<String> clOrdIds, OrderState end)
            throws IOException {
        return reports(config).stream()
                .anyMatch(report -> clOrdIds.contains(report.clOrdId()) && report.state() == end);
    }

    private static void awaitTerminal(ExecutionConfig config, String clOrdId) {
        await().atMost(TIMEOUT)
                .until(() -> statesOf(config, clOrdId).stream().anyMatch(OrderState::terminal));
    }

    private static void fill(
            SinkWriter<OrderDecision> writer, ExecutionConfig config, OrderDecision order)
            throws Exception {
        writer.write(order, null);
        awaitTerminal(config, order.clOrdId());
        assertThat(statesOf(config, order.clOrdId())).endsWith(OrderState.FILLED);
    }

    private static SinkWriter<OrderDecision> open(ExecutionConfig config) throws IOException {
        return new ExecutionSink(config)
                .open(UnregisteredMetricsGroup.createSinkWriterMetricGroup());
    }

    private static List<OrderState> statesOf(ExecutionConfig config, String clOrdId)
            throws IOException {
        return reports(config).stream()
                .filter(report -> report.clOrdId().equals(clOrdId))
                .map(ExecutionReport::state)
                .toList();
    }

    private static List<ExecutionReport> reports(ExecutionConfig config) throws IOException {
        List<ExecutionReport> reports = new ArrayList<>();
        try (var log = KafkaOrderLog.open(config.log(), config.deployment())) {
            log.replay(config.account(), verdict -> {}, reports::add);
        }
        return reports;
    }

    private static void quote(String servers) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", servers),
                        new StringSerializer(),
                        new StringSerializer())) {
            String tick =
                    "{\"symbol\":\"%s\",\"bid\":\"1.1001\",\"ask\":1.1003}"
                            .formatted(TestOrders.SYMBOL);
            producer.send(new ProducerRecord<>(Topics.TICKS, TestOrders.SYMBOL, tick)).get();
        }
    }
}
