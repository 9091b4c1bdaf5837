package io.tickflow.sandbox.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.fix.FixConfig;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.process.FreePorts;
import io.tickflow.sandbox.fault.OrderLaw;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.QuoteBoard;
import io.tickflow.sandbox.stack.venue.Venue;
import io.tickflow.sandbox.stack.venue.VenueFault;
import io.tickflow.sandbox.stack.venue.VenueFaults;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import io.tickflow.testkit.execution.InMemoryOrderLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The writer of the execution sink against a venue that does everything wrong. */
class VenueFaultsITCase {

    private static final ExecutionLimits LIMITS = limits();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long DELAY_MILLIS = 1_500;
    private static final int ENTRIES = 5;

    private final QuoteBoard quotes = new QuoteBoard();
    private final int port = FreePorts.find(1).get(0);
    private final InMemoryOrderLog log = TestOrders.log();
    private final List<String> sent = new ArrayList<>();
    private Path journal;

    @BeforeEach
    void quote(@TempDir Path directory) {
        journal = directory.resolve("journal.jsonl");
        quotes.update(TestOrders.SYMBOL, 1.1001, 1.1003);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BUST", "LIQUIDATE"})
    void shouldKeepLawWhateverVenueDoes(VenueFault fault) throws Exception {
        try (var venue = Venue.start(quotes, journal, port);
                var writer = writer()) {
            awaitThat("an entry is filled", () -> fills(writer));
            venue.misbehave(new VenueFaults(fault, DELAY_MILLIS));
            for (int i = 0; i < ENTRIES; i++) {
                write(writer, TestOrders.entry("during" + i));
            }
            write(writer, TestOrders.exit("exit"));
            awaitThat("the fault has struck", () -> !log.states("during0").isEmpty());
            if (fault == VenueFault.NOT_READING) {
                awaitThat("the venue is silent", () -> refusesEntry(writer));
            }
            venue.misbehave(VenueFaults.NONE);
            awaitThat("all have ended", () -> sent.stream().allMatch(this::ended));
            awaitThat("an entry is filled again", () -> fills(writer));
        }

        assertThat(OrderLaw.violations(log.orders(), log.reports(), VenueJournal.read(journal)))
                .isEmpty();
        ExecutionReport first = lastReport("during0");
        switch (fault) {
            case NONE, PARTIAL_THEN_FILL, NO_REPORT, LATE_REPORT, DUPLICATE_REPORT ->
                    assertThat(first.state()).isEqualTo(OrderState.FILLED);
            case DISCONNECT_AFTER_FILL,
                    NOT_READING,
                    FORGETS_COMPLETED,
                    IGNORES_STATUS,
                    REFUSES_STATUS,
                    ANSWERS_TWICE,
                    DROP_FILL_REPORT,
                    FOREIGN_ORDER,
                    IGNORES_RESET,
                    REFUSES_LOGON ->
                    assertThat(first.state()).isEqualTo(OrderState.FILLED);
            case PARTIAL_THEN_CANCEL ->
                    assertThat(first)
                            .returns(OrderState.CANCELLED, ExecutionReport::state)
                            .returns(Quantity.of(5_000), ExecutionReport::cumulativeQuantity);
            case REJECT -> assertThat(first.state()).isEqualTo(OrderState.REJECTED);
            case MARKET_CLOSED ->
                    assertThat(first)
                            .returns(OrderState.REJECTED, ExecutionReport::state)
                            .returns(true, ExecutionReport::marketClosed);
            case BUST, LIQUIDATE -> throw new AssertionError("tested apart");
            case DISCONNECT_BEFORE_FILL -> assertThat(first.state()).isEqualTo(OrderState.EXPIRED);
        }
    }

    @Test
    void shouldCountFillOnceThatIsReportedTwice() throws Exception {
        try (var venue = Venue.start(quotes, journal, port);
                var writer = writer()) {
            venue.misbehave(new VenueFaults(VenueFault.DUPLICATE_REPORT, 0));
            fillOne(writer, "a");
            fillOne(writer, "b");
        }

        assertThat(log.states("a"))
                .containsExactly(OrderState.SENT, OrderState.NEW, OrderState.FILLED);
        assertThat(
                        log.reports().stream()
                                .mapToDouble(report -> report.lastQuantity().toDouble())
                                .sum())
                .isEqualTo(20_000);
    }

    @Test
    void shouldBlockSymbolOfBustUntilOperatorTells() throws Exception {
        try (var venue = Venue.start(quotes, journal, port);
                var writer = writer()) {
            venue.misbehave(new VenueFaults(VenueFault.BUST, DELAY_MILLIS));
            fillOne(writer, "a");
            awaitThat("the symbol is blocked", () -> said(Control.Command.BLOCK));
            assertThat(endOfAnother(writer)).isEqualTo(OrderState.EXPIRED);

            venue.misbehave(VenueFaults.NONE);
            log.append(
                            new Control(
                                    "p1",
                                    TestOrders.ACCOUNT,
                                    Control.Command.POSITION,
                                    "ann",
                                    "busted",
                                    TestOrders.SYMBOL,
                                    "",
                                    Quantity.ZERO,
                                    Double.NaN,
                                    ""))
                    .join();
            awaitThat("it is answered", () -> said(Control.Command.ANSWER));
            awaitThat("an entry is filled again", () -> fills(writer));
        }
    }

    @Test
    void shouldBlockSymbolOfLiquidation() throws Exception {
        try (var venue = Venue.start(quotes, journal, port);
                var writer = writer()) {
            venue.misbehave(new VenueFaults(VenueFault.LIQUIDATE, 0));
            fillOne(writer, "a");
            await("the symbol is blocked")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> said(Control.Command.BLOCK));
        }

        assertThat(log.controls().get(0).reason()).isEqualTo("the book holds 10000, the broker 0");
    }

    @Test
    void shouldExpireOrderThatLayUnreadAtVenue() throws Exception {
        try (var venue = Venue.start(quotes, journal, port);
                var writer = writer(new VenueProfile(true, true, "", true))) {
            awaitThat("an entry is filled", () -> fills(writer));
            venue.misbehave(new VenueFaults(VenueFault.NOT_READING, 0));
            write(writer, TestOrders.entry("late", DELAY_MILLIS));
            awaitThat("it was sent", () -> !log.states("late").isEmpty());
            awaitThat("the venue is silent", () -> refusesEntry(writer));
            venue.misbehave(VenueFaults.NONE);
            awaitThat("all have ended", () -> sent.stream().allMatch(this::ended));
            awaitThat("an entry is filled again", () -> fills(writer));
        }

        assertThat(lastReport("late"))
                .returns(OrderState.EXPIRED, ExecutionReport::state)
                .returns("past its ExpireTime(126)", ExecutionReport::reason);
        VenueJournal seen = VenueJournal.read(journal);
        assertThat(seen.orders())
                .filteredOn(order -> order.clOrdId().equals("late"))
                .extracting(JournalEntry::action)
                .containsExactly(JournalEntry.Action.REJECTED);
        assertThat(OrderLaw.violations(log.orders(), log.reports(), seen)).isEmpty();
    }

    private boolean said(Control.Command command) {
        return log.controls().stream().anyMatch(control -> control.command() == command);
    }

    private void fillOne(SinkWriter<OrderDecision> writer, String clOrdId) throws Exception {
        write(writer, TestOrders.entry(clOrdId));
        awaitThat(clOrdId + " has ended", () -> ended(clOrdId));
        assertThat(lastReport(clOrdId).state()).isEqualTo(OrderState.FILLED);
    }

    private boolean fills(SinkWriter<OrderDecision> writer) {
        return endOfAnother(writer) == OrderState.FILLED;
    }

    /** True if another entry is refused on the spot; otherwise it stays open. */
    private boolean refusesEntry(SinkWriter<OrderDecision> writer) {
        String clOrdId = another(writer);
        awaitThat(clOrdId + " has a state", () -> !log.states(clOrdId).isEmpty());
        return log.states(clOrdId).equals(List.of(OrderState.EXPIRED));
    }

    private OrderState endOfAnother(SinkWriter<OrderDecision> writer) {
        String clOrdId = another(writer);
        awaitThat(clOrdId + " has ended", () -> ended(clOrdId));
        return lastReport(clOrdId).state();
    }

    private String another(SinkWriter<OrderDecision> writer) {
        String clOrdId = "probe" + sent.size();
        try {
            write(writer, TestOrders.entry(clOrdId));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return clOrdId;
    }

    private void write(SinkWriter<OrderDecision> writer, OrderDecision order) throws Exception {
        writer.write(order, null);
        sent.add(order.clOrdId());
    }

    private boolean ended(String clOrdId) {
        return log.states(clOrdId).stream().anyMatch(OrderState::terminal);
    }

    private ExecutionReport lastReport(String clOrdId) {
        return log.reports().stream()
                .filter(report -> report.clOrdId().equals(clOrdId))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private static void awaitThat(String what, BooleanSupplier holds) {
        await(what).atMost(TIMEOUT).until(holds::getAsBoolean);
    }

    private SinkWriter<OrderDecision> writer() throws Exception {
        return writer(VenueProfile.COMPLETE);
    }

    private SinkWriter<OrderDecision> writer(VenueProfile broker) throws Exception {
        FixConfig fix = TestOrders.session(port, "TICKFLOW", Venue.COMP_ID, broker);
        var gateway = TestOrders.gateway(fix, LIMITS);
        return TestOrders.writer(fix, gateway, log, LIMITS);
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
