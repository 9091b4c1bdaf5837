package io.tickflow.sandbox.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.execution.ExecutionSink;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole sink with a proxy in front of its broker and one in front of its venue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultyLinksITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final ExecutionLimits LIMITS = limits();
    private static final long SHORT_LIFE_MILLIS = 1_000;
    private static final int SLOW_BYTES_PER_SECOND = 20_000;

    private final ScratchFolder directory;
    private final Path journal;
    private final Venue venue;
    private final FaultProxy venueLink;
    private final FaultProxy kafkaLink;
    private final KafkaBroker broker;
    private final RecordedLog log;

    /** Ids of this test's orders. */
    private final List<String> sent = new ArrayList<>();

    private int ids;

    FaultyLinksITCase(@TempDir Path parent) {
        directory = ScratchFolder.create(parent, false);
        journal = parent.resolve("journal.jsonl");
        var quotes = new QuoteBoard();
        quotes.update(TestOrders.SYMBOL, 1.1001, 1.1003);
        venue = Venue.start(quotes, journal, FreePorts.find(1).get(0));
        venueLink = FaultProxy.to(venue.port());
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
        venueLink.heal();
        kafkaLink.heal();
        sent.clear();
    }

    @AfterAll
    void close() {
        log.close();
        kafkaLink.close();
        venueLink.close();
        venue.close();
        directory.close();
    }

    @Test
    void shouldKeepLawWhenVenueIsCutOff() throws Exception {
        try (var sink = open()) {
            for (int i = 0; i < 3; i++) {
                fill(sink);
                write(sink, entry());
                venueLink.cut();
                write(sink, entry());
                write(sink, TestOrders.exit(next()));
                venueLink.heal();
            }
            fill(sink);
            awaitAllEnded();
        }
        assertLaw();
    }

    @Test
    void shouldSendNothingStaleAfterVenueStalled() throws Exception {
        for (Direction direction : Direction.values()) {
            try (var sink = open()) {
                fill(sink);
                venueLink.stall(direction);
                OrderDecision unheard = entry();
                write(sink, unheard);
                List<String> refused = refusedBySilence(sink);
                OrderDecision exit = TestOrders.exit(next());
                write(sink, exit);
                venueLink.heal();
                awaitAllEnded();

                assertThat(lastState(unheard)).isEqualTo(OrderState.FILLED);
                assertThat(lastState(exit)).isEqualTo(OrderState.FILLED);
                assertThat(arrived()).doesNotContainAnyElementsOf(refused);
            }
        }
        assertLaw();
    }

    @Test
    void shouldTradeOverASlowLink() throws Exception {
        try (var sink = open()) {
            for (Direction direction : Direction.values()) {
                venueLink.slow(direction, SLOW_BYTES_PER_SECOND, 150);
                kafkaLink.slow(direction, 10 * SLOW_BYTES_PER_SECOND, 50);
            }
            fill(sink);
            fill(sink);
            awaitAllEnded();
        }
        assertLaw();
    }

    @Test
    void shouldSendNothingBeforeItsIntentIsDurable() throws Exception {
        try (var sink = open()) {
            fill(sink);
            int before = arrived().size();
            kafkaLink.stall(Direction.TO_CLIENT);
            OrderDecision shortLived = TestOrders.entry(next(), SHORT_LIFE_MILLIS);
            write(sink, shortLived);
            await("its time is over")
                    .atMost(TIMEOUT)
                    .until(() -> System.currentTimeMillis() > shortLived.expiresAtMillis());
            OrderDecision longLived = entry();
            write(sink, longLived);
            // The broker has it, and only the acknowledgement is missing.
            awaitThat("it is recorded", () -> recorded(shortLived));
            assertThat(arrived()).hasSize(before);

            kafkaLink.heal();
            awaitAllEnded();

            assertThat(lastState(shortLived)).isEqualTo(OrderState.EXPIRED);
            assertThat(lastState(longLived)).isEqualTo(OrderState.FILLED);
        }
        assertLaw();
    }

    @Test
    void shouldSendOnceWhileBrokerLinkFlaps() throws Exception {
        try (var sink = open()) {
            for (int i = 0; i < 3; i++) {
                fill(sink);
                write(sink, entry());
                kafkaLink.cut();
                write(sink, entry());
                kafkaLink.heal();
                write(sink, TestOrders.exit(next()));
            }
            awaitAllEnded();
            fill(sink);
        }
        assertLaw();
        assertThat(log.decisions()).extracting(OrderDecision::clOrdId).doesNotHaveDuplicates();
    }

    private SinkWriter<OrderDecision> open() throws IOException {
        var config =
                new ExecutionConfig(
                        TestOrders.ACCOUNT,
                        TestDeployments.DEMO,
                        OrderLogConfig.on("127.0.0.1:" + kafkaLink.port()),
                        TestOrders.session(venueLink.port(), "TICKFLOW", Venue.COMP_ID),
                        LIMITS,
                        ExecutionConfig.LEASE_MILLIS);
        return new ExecutionSink(config)
                .open(UnregisteredMetricsGroup.createSinkWriterMetricGroup());
    }

    private OrderDecision entry() {
        return TestOrders.entry(next());
    }

    private String next() {
        return "order" + ids++;
    }

    private void write(SinkWriter<OrderDecision> sink, OrderDecision order) throws Exception {
        sent.add(order.clOrdId());
        sink.write(order, null);
    }

    /** Sends entries until one is filled: a session that was cut off takes a moment to be back. */
    private void fill(SinkWriter<OrderDecision> sink) {
        awaitThat(
                "an entry is filled",
                () -> {
                    OrderDecision entry = entry();
                    write(sink, entry);
                    awaitThat(entry.clOrdId() + " has ended", () -> ended(entry.clOrdId()));
                    return lastState(entry) == OrderState.FILLED;
                });
    }

    /** Writes entries until some have been refused because the venue is silent. */
    private List<String> refusedBySilence(SinkWriter<OrderDecision> sink) {
        List<String> refused = new ArrayList<>();
        awaitThat(
                "the sink refuses to send",
                () -> {
                    OrderDecision entry = entry();
                    write(sink, entry);
                    awaitThat(entry.clOrdId() + " has a state", () -> !states(entry).isEmpty());
                    if (states(entry).equals(List.of(OrderState.EXPIRED))) {
                        refused.add(entry.clOrdId());
                    }
                    return refused.size() >= 5;
                });
        return refused;
    }

    private void awaitAllEnded() {
        awaitThat(
                "all have ended",
                () ->
                        log.reports().stream()
                                .filter(report -> report.state().terminal())
                                .map(ExecutionReport::clOrdId)
                                .collect(Collectors.toSet())
                                .containsAll(sent));
    }

    private boolean ended(String clOrdId) {
        return log.reports().stream()
                .anyMatch(r -> r.clOrdId().equals(clOrdId) && r.state().terminal());
    }

    private List<OrderState> states(OrderDecision order) {
        return log.reports().stream()
                .filter(report -> report.clOrdId().equals(order.clOrdId()))
                .map(ExecutionReport::state)
                .toList();
    }

    private OrderState lastState(OrderDecision order) {
        List<OrderState> states = states(order);
        return states.get(states.size() - 1);
    }

    private boolean recorded(OrderDecision order) {
        return log.decisions().stream().anyMatch(d -> d.clOrdId().equals(order.clOrdId()));
    }

    private List<String> arrived() throws IOException {
        return VenueJournal.read(journal).orders().stream().map(JournalEntry::clOrdId).toList();
    }

    private void assertLaw() throws IOException {
        assertThat(OrderLaw.violations(log.decisions(), log.reports(), VenueJournal.read(journal)))
                .isEmpty();
    }

    private static void awaitThat(String what, Callable<Boolean> holds) {
        await(what).atMost(TIMEOUT).until(holds);
    }

    private static ExecutionLimits limits() {
        ExecutionLimits standard = ExecutionLimits.DEFAULT;
        return new ExecutionLimits(
                20_000,
                2_000,
                300,
                1_000,
                standard.waitingExitsMax(),
                standard.openOrdersMax(),
                standard.rememberedOrdersMax(),
                standard.inFlightMax(),
                standard.closeMillis());
    }
}
