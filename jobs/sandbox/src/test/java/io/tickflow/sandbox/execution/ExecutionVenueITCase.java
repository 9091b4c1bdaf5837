package io.tickflow.sandbox.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.fix.FixGateway;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.process.FreePorts;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.QuoteBoard;
import io.tickflow.sandbox.stack.venue.Venue;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import io.tickflow.testkit.execution.InMemoryOrderLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writer of the execution sink against a venue, over real FIX on the loopback address. */
class ExecutionVenueITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final ExecutionLimits PATIENT =
            ExecutionLimits.DEFAULT.withWaits(30_000, 2_000, 300);
    private static final ExecutionLimits NOT_WAITING = PATIENT.withWaits(0, 2_000, 300);

    private final QuoteBoard quotes = new QuoteBoard();
    private final int port = FreePorts.find(1).get(0);
    private final InMemoryOrderLog log = TestOrders.log();
    private Path journal;
    private FixGateway gateway;

    @BeforeEach
    void quote(@TempDir Path directory) {
        journal = directory.resolve("journal.jsonl");
        quotes.update(TestOrders.SYMBOL, 1.1001, 1.1003);
    }

    @Test
    void shouldFillApprovedOrderAtVenuesQuote() throws Exception {
        try (var venue = venue();
                var writer = writer(log, PATIENT)) {
            writer.write(TestOrders.entry("a1"), null);
            writer.write(TestOrders.exit("a2"), null);
            awaitState("a1", OrderState.FILLED);
            awaitState("a2", OrderState.FILLED);
        }

        assertThat(log.states("a1"))
                .containsExactly(OrderState.SENT, OrderState.NEW, OrderState.FILLED);
        assertThat(log.reports().stream().filter(r -> r.state() == OrderState.FILLED))
                .extracting(ExecutionReport::lastPrice)
                .containsExactly(1.1003, 1.1001);
        assertThat(
                        log.reports().stream()
                                .map(ExecutionReport::lastQuantity)
                                .reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(Quantity.of(20_000));
        assertThat(read().fills()).isEqualTo(2);
    }

    @Test
    void shouldReportEndOfRepeatedDecisionAgain() throws Exception {
        OrderDecision entry = TestOrders.entry("b1");
        try (var venue = venue();
                var writer = writer(log, PATIENT)) {
            writer.write(entry, null);
            awaitState("b1", OrderState.FILLED);
            writer.write(entry, null);
            await().atMost(TIMEOUT).until(() -> log.states("b1").size() == 4);
        }

        assertThat(log.orders()).hasSize(1);
        assertThat(log.states("b1")).endsWith(OrderState.FILLED, OrderState.FILLED);
        assertThat(read().orderCount()).isEqualTo(1);
    }

    @Test
    void shouldSendRepeatedDecisionOnceAcrossRestarts() throws Exception {
        OrderDecision entry = TestOrders.entry("c1");
        try (var venue = venue()) {
            try (var writer = writer(log, PATIENT)) {
                writer.write(entry, null);
                awaitState("c1", OrderState.FILLED);
            }
            InMemoryOrderLog killed = log.withoutReports();
            try (var writer = writer(killed, PATIENT)) {
                writer.write(entry, null);
                await().atMost(TIMEOUT).until(() -> !killed.states("c1").isEmpty());
            }

            assertThat(killed.states("c1").get(0)).isEqualTo(OrderState.FILLED);
            ExecutionReport adopted = killed.reports().get(0);
            assertThat(adopted.lastQuantity()).isEqualTo(Quantity.of(10_000));
            assertThat(adopted.lastPrice()).isEqualTo(1.1003);
        }
        assertThat(read().orderCount()).isEqualTo(1);
        assertThat(read().fills()).isEqualTo(1);
    }

    @Test
    void shouldExpireEntryWhileVenueIsDown() throws Exception {
        try (var writer = writer(log, NOT_WAITING)) {
            writer.write(TestOrders.entry("d1"), null);
            awaitState("d1", OrderState.EXPIRED);
            try (var venue = venue()) {
                writer.write(TestOrders.exit("d2"), null);
                awaitState("d2", OrderState.FILLED);
                writer.write(TestOrders.entry("d3"), null);
                awaitState("d3", OrderState.FILLED);
            }
        }

        assertThat(log.states("d1")).containsExactly(OrderState.EXPIRED);
        assertThat(read().orders()).extracting(JournalEntry::clOrdId).containsExactly("d2", "d3");
    }

    @Test
    void shouldKeepExitUntilVenueIsThere() throws Exception {
        try (var writer = writer(log, NOT_WAITING)) {
            writer.write(TestOrders.exit("e1"), null);
            writer.write(TestOrders.entry("e2"), null);
            awaitState("e2", OrderState.EXPIRED);
            assertThat(log.states("e1")).isEmpty();
            try (var venue = venue()) {
                awaitState("e1", OrderState.FILLED);
            }
        }

        assertThat(read().orderCount()).isEqualTo(1);
    }

    @Test
    void shouldTradeOnAfterVenueWasRestarted() throws Exception {
        Venue first = venue();
        try (var writer = writer(log, PATIENT)) {
            writer.write(TestOrders.entry("i1"), null);
            awaitState("i1", OrderState.FILLED);
            first.close();
            await().atMost(TIMEOUT).until(() -> !gateway.isLoggedOn());
            writer.write(TestOrders.exit("i2"), null);
            try (var venue = venue()) {
                awaitState("i2", OrderState.FILLED);
            }
        }

        assertThat(read().orderCount()).isEqualTo(2);
    }

    @Test
    void shouldEndWaitingExitExpiredWhenSinkCloses() throws Exception {
        try (var writer = writer(log, NOT_WAITING)) {
            writer.write(TestOrders.exit("j1"), null);
            writer.flush(false);
        }

        assertThat(log.states("j1")).containsExactly(OrderState.EXPIRED);
    }

    @Test
    void shouldExpireIntentUnknownToTheVenue() throws Exception {
        log.append(TestOrders.entry("f1")).join();
        try (var venue = venue();
                var writer = writer(log, PATIENT)) {
            awaitState("f1", OrderState.EXPIRED);
        }

        assertThat(log.states("f1")).containsExactly(OrderState.UNKNOWN, OrderState.EXPIRED);
        var reports = log.reports();
        assertThat(reports.get(1).reason()).isEqualTo("not known at the venue");
        assertThat(reports.get(1).reportTimeMillis() - reports.get(0).reportTimeMillis())
                .isGreaterThanOrEqualTo(300);
        assertThat(read().orderCount()).isZero();
        assertThat(read().entries())
                .filteredOn(e -> e.message() == JournalEntry.Message.STATUS_REQUEST)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldEndEntryThatComesTooLateExpired() throws Exception {
        try (var venue = venue();
                var writer = writer(log, PATIENT)) {
            writer.write(TestOrders.expiredEntry("g1"), null);
            awaitState("g1", OrderState.EXPIRED);
        }

        assertThat(read().entries())
                .noneMatch(entry -> entry.message() == JournalEntry.Message.ORDER);
    }

    @Test
    void shouldReportRejectionWithVenuesWords() throws Exception {
        try (var venue = Venue.start(new QuoteBoard(), journal, port);
                var writer = writer(log, PATIENT)) {
            writer.write(TestOrders.entry("h1"), null);
            awaitState("h1", OrderState.REJECTED);
        }

        assertThat(log.reports())
                .last()
                .extracting(ExecutionReport::reason)
                .isEqualTo("no quote for EURUSD");
    }

    @Test
    void shouldRecordADenialAndSendNoOrder() throws Exception {
        try (var venue = venue();
                var writer = writer(log, PATIENT)) {
            writer.write(TestOrders.denied(), null);
            writer.flush(false);
        }

        assertThat(log.orders()).hasSize(1);
        assertThat(log.reports()).isEmpty();
        assertThat(read().orders()).isEmpty();
    }

    private Venue venue() {
        return Venue.start(quotes, journal, port);
    }

    private VenueJournal read() throws IOException {
        return VenueJournal.read(journal);
    }

    private SinkWriter<OrderDecision> writer(InMemoryOrderLog log, ExecutionLimits limits)
            throws IOException {
        FixConfig fix = TestOrders.session(port, "TICKFLOW", Venue.COMP_ID);
        gateway = TestOrders.gateway(fix, limits);
        return TestOrders.writer(fix, gateway, log, limits);
    }

    private void awaitState(String clOrdId, OrderState state) {
        await(clOrdId + ' ' + state)
                .atMost(TIMEOUT)
                .until(() -> log.states(clOrdId).contains(state));
    }
}
