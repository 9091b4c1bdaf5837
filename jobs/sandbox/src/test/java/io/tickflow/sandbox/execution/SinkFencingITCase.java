package io.tickflow.sandbox.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.execution.ExecutionSink;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.connector.lease.LeaseLostException;
import io.tickflow.connector.orderlog.KafkaDeskLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.process.FreePorts;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.fault.Direction;
import io.tickflow.sandbox.fault.FaultProxy;
import io.tickflow.sandbox.fault.OrderLaw;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.sandbox.stack.kafka.KafkaPorts;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.QuoteBoard;
import io.tickflow.sandbox.stack.venue.Venue;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import io.tickflow.testkit.TestDeployments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two sinks of one account on a real broker and a venue: one of them has its day behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SinkFencingITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long LEASE_MILLIS = 1_500;

    /** The second does not wait for a session: only one of them can have it. */
    private static final ExecutionLimits LIMITS = ExecutionLimits.DEFAULT.withWaits(0, 2_000, 300);

    private final ScratchFolder directory;
    private final Path journal;
    private final Venue venue;
    private final FaultProxy kafkaLink;
    private final KafkaBroker broker;
    private final RecordedLog log;
    private int ids;

    SinkFencingITCase(@TempDir Path parent) {
        directory = ScratchFolder.create(parent, false);
        journal = parent.resolve("journal.jsonl");
        var quotes = new QuoteBoard();
        quotes.update(TestOrders.SYMBOL, 1.1001, 1.1003);
        venue = Venue.start(quotes, journal, FreePorts.find(1).get(0));
        List<Integer> ports = FreePorts.find(2);
        kafkaLink = FaultProxy.to(ports.get(1));
        broker =
                KafkaBroker.start(
                        directory,
                        KafkaPorts.of(ports.get(0)).withLink(ports.get(1), kafkaLink.port()));
        new TopicCheck(broker.bootstrapServers(), TIMEOUT).run(TopicCatalogue.bundled(), true);
        log = new RecordedLog(broker.bootstrapServers());
    }

    @AfterEach
    void heal() {
        kafkaLink.heal();
    }

    @AfterAll
    void close() {
        log.close();
        kafkaLink.close();
        venue.close();
        directory.close();
    }

    @Test
    void shouldSendNothingOnceSecondOwnerClaimed() throws Exception {
        try (var first = open(direct())) {
            fill(first);
            try (var second = open(direct())) {
                assertThatThrownBy(() -> first.write(entry(), null))
                        .hasCauseInstanceOf(LeaseLostException.class)
                        .hasMessageContaining("account demo-1 belongs to epoch");
                assertThatThrownBy(() -> first.flush(false))
                        .hasCauseInstanceOf(LeaseLostException.class);

                fill(second);
                fill(second);
            }
        }
        assertLaw();
    }

    @Test
    void shouldLeaveUnacknowledgedIntentsToNextOwner() throws Exception {
        try (var first = open(linked())) {
            fill(first);
            kafkaLink.stall(Direction.TO_CLIENT);
            // Kafka has it, and the sink does not know: it must not leave, and must end.
            OrderDecision unacknowledged = entry();
            first.write(unacknowledged, null);
            await().atMost(TIMEOUT).until(() -> recorded(unacknowledged));
            try (var second = open(direct())) {
                CompletableFuture<Void> late = writing(first, entry());
                fill(second);
                assertThat(states(unacknowledged.clOrdId())).endsWith(OrderState.EXPIRED);
                assertThat(late).as("it waits for its lease").isNotDone();

                kafkaLink.heal();
                assertThatThrownBy(() -> late.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseInstanceOf(LeaseLostException.class);
                fill(second);
            }
        }
        assertLaw();
    }

    @Test
    void shouldSkipVerdictsOfWakingFrozenSink() throws Exception {
        OrderDecision entry = entry();
        OrderDecision denial = TestOrders.deniedInsteadOf(entry);
        OrderDecision neverSent = entry();
        try (var first = open(direct())) {
            fill(first);
        }
        long epoch = log.lastEpoch();
        int before = log.decisions().size();
        try (var second = open(direct())) {
            fill(second);
            append(denial, epoch);
            append(neverSent, epoch);
            second.write(entry, null);
            await().atMost(TIMEOUT).until(() -> ended(entry.clOrdId()));
        }
        try (var third = open(direct())) {
            third.write(entry, null);
            fill(third);
            third.write(neverSent, null);
            await().atMost(TIMEOUT).until(() -> ended(neverSent.clOrdId()));
        }

        assertThat(states(entry.clOrdId()))
                .containsOnlyOnce(OrderState.SENT)
                .endsWith(OrderState.FILLED);
        assertThat(states(neverSent.clOrdId()))
                .as("not known from the log, so decided anew")
                .startsWith(OrderState.SENT)
                .endsWith(OrderState.FILLED);
        assertThat(verdictsThatTheDeskReads(before))
                .contains(entry, neverSent)
                .doesNotContain(denial)
                .doesNotHaveDuplicates();
        assertThat(arrived()).doesNotHaveDuplicates();
        assertLaw();
    }

    private ExecutionConfig direct() {
        return config(broker.bootstrapServers());
    }

    private ExecutionConfig linked() {
        return config("127.0.0.1:" + kafkaLink.port());
    }

    private ExecutionConfig config(String servers) {
        return ExecutionConfig.demo(
                        "tickflow",
                        TestOrders.ACCOUNT,
                        OrderLogConfig.on(servers),
                        TestOrders.session(venue.port(), "TICKFLOW", Venue.COMP_ID))
                .with(LIMITS)
                .withLeaseMillis(LEASE_MILLIS);
    }

    private static SinkWriter<OrderDecision> open(ExecutionConfig config) throws IOException {
        return new ExecutionSink(config)
                .open(UnregisteredMetricsGroup.createSinkWriterMetricGroup());
    }

    private OrderDecision entry() {
        return TestOrders.entry("order" + ids++);
    }

    /** Sends entries until one is filled: a session is not there at once. */
    private void fill(SinkWriter<OrderDecision> sink) {
        await("an entry is filled")
                .atMost(TIMEOUT)
                .until(
                        () -> {
                            OrderDecision entry = entry();
                            sink.write(entry, null);
                            await(entry.clOrdId())
                                    .atMost(TIMEOUT)
                                    .until(() -> ended(entry.clOrdId()));
                            return states(entry.clOrdId()).contains(OrderState.FILLED);
                        });
    }

    private static CompletableFuture<Void> writing(
            SinkWriter<OrderDecision> sink, OrderDecision order) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        sink.write(order, null);
                    } catch (IOException | InterruptedException e) {
                        throw new CompletionException(e);
                    }
                });
    }

    /** As a sink of {@code epoch} would. */
    private void append(OrderDecision verdict, long epoch) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var found =
                    new ProducerRecord<byte[], byte[]>(
                            EventTypes.ORDERS.topic(),
                            EventTypes.ORDERS.encode(verdict, TestDeployments.DEMO));
            EpochHeader.write(found.headers(), epoch);
            producer.send(found).get();
        }
    }

    private List<OrderDecision> verdictsThatTheDeskReads(long from) throws IOException {
        var found = new RecordingReader();
        new KafkaDeskLog(direct().log(), Mode.DEMO).read(new LogPosition(from, 0, 0), found);
        return found.read.stream()
                .filter(OrderDecision.class::isInstance)
                .map(OrderDecision.class::cast)
                .toList();
    }

    private boolean ended(String clOrdId) {
        return states(clOrdId).stream().anyMatch(OrderState::terminal);
    }

    private List<OrderState> states(String clOrdId) {
        return log.reports().stream()
                .filter(report -> report.clOrdId().equals(clOrdId))
                .map(ExecutionReport::state)
                .toList();
    }

    private boolean recorded(OrderDecision order) {
        return log.decisions().contains(order);
    }

    private List<String> arrived() throws IOException {
        return VenueJournal.read(journal).orders().stream().map(JournalEntry::clOrdId).toList();
    }

    private void assertLaw() throws IOException {
        assertThat(OrderLaw.violations(log.decisions(), log.reports(), VenueJournal.read(journal)))
                .isEmpty();
    }
}
