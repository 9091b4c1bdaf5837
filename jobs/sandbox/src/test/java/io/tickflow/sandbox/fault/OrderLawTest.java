package io.tickflow.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.JournalEntry.Action;
import io.tickflow.sandbox.stack.venue.JournalEntry.Message;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import io.tickflow.testkit.builder.OrderBuilder;
import io.tickflow.testkit.builder.ReportBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderLawTest {

    private static final long EXPIRY = 1_000_000;

    @Test
    void shouldAcceptOrderFilledOnceInTime() {
        assertThat(
                        violations(
                                List.of(entry("a", "d1"), entry("b", "d2")),
                                List.of(
                                        report("a", OrderState.SENT, 0),
                                        report("a", OrderState.FILLED, 10),
                                        report("a", OrderState.FILLED, 10),
                                        report("b", OrderState.EXPIRED, 0)),
                                List.of(arrival("a", EXPIRY, Action.FILLED))))
                .isEmpty();
    }

    @Test
    void shouldAcceptFillThatWasUndoneBeforeAnybodyHeard() {
        JournalEntry filled = arrival("a", 1, Action.FILLED);
        JournalEntry busted = arrival("a", 2, Message.EXECUTION, Action.BUSTED);

        assertThat(
                        violations(
                                List.of(entry("a", "d1")),
                                List.of(report("a", OrderState.CANCELLED, 0)),
                                List.of(filled, busted)))
                .isEmpty();
        assertThat(
                        violations(
                                List.of(entry("a", "d1")),
                                List.of(report("a", OrderState.CANCELLED, 0)),
                                List.of(filled)))
                .hasSize(1);
    }

    @Test
    void shouldAcceptLateOrderThatVenueRefuses() {
        assertThat(
                        violations(
                                List.of(entry("a", "d1")),
                                List.of(report("a", OrderState.EXPIRED, 0)),
                                List.of(arrival("a", EXPIRY + 5_000, Action.REJECTED))))
                .isEmpty();
    }

    @Test
    void shouldNameEverythingThatBreaksIt() {
        assertThat(
                        violations(
                                List.of(
                                        entry("twice", "d1"),
                                        entry("open", "d2"),
                                        entry("torn", "d3"),
                                        entry("late", "d4"),
                                        entry("again", "d4"),
                                        entry("silent", "d5")),
                                List.of(
                                        report("twice", OrderState.FILLED, 10),
                                        report("open", OrderState.UNKNOWN, 0),
                                        report("torn", OrderState.REJECTED, 0),
                                        report("torn", OrderState.EXPIRED, 0),
                                        report("late", OrderState.FILLED, 10),
                                        report("again", OrderState.REJECTED, 0),
                                        report("silent", OrderState.EXPIRED, 0)),
                                List.of(
                                        arrival("twice", 1, Action.FILLED),
                                        arrival("twice", 2, Action.REJECTED_DUPLICATE),
                                        arrival("stray", 3, Action.REJECTED),
                                        arrival("again", 4, Action.REJECTED),
                                        arrival("late", EXPIRY + 1_001, Action.FILLED),
                                        arrival("silent", 5, Action.FILLED))))
                .containsExactly(
                        "order twice reached the venue twice",
                        "order stray reached the venue without an intent",
                        "order late is the second entry of its decision",
                        "order late reached the venue 1001 ms too late",
                        "order open has no terminal state",
                        "order torn has several terminal states [REJECTED, EXPIRED]",
                        "order silent is reported filled by 0.0, but the venue filled 10.0");
    }

    private static List<String> violations(
            List<OrderDecision> decisions,
            List<ExecutionReport> reports,
            List<JournalEntry> arrivals) {
        return OrderLaw.violations(decisions, reports, new VenueJournal(arrivals));
    }

    private static OrderDecision entry(String clOrdId, String decisionId) {
        return OrderBuilder.order(decisionId, Leg.ENTRY)
                .clOrdId(clOrdId)
                .quantity(10)
                .expiresAt(EXPIRY)
                .build();
    }

    private static ExecutionReport report(String clOrdId, OrderState state, double filled) {
        return ReportBuilder.report(entry(clOrdId, "decision"), state).filled(filled, 1.2).build();
    }

    private static JournalEntry arrival(String clOrdId, long timeMillis, Action action) {
        return arrival(clOrdId, timeMillis, Message.ORDER, action);
    }

    private static JournalEntry arrival(
            String clOrdId, long timeMillis, Message message, Action action) {
        return new JournalEntry(
                timeMillis,
                message,
                action,
                clOrdId,
                "EURUSD",
                "BUY",
                10,
                action == Action.FILLED ? 10 : 0,
                1.2,
                "",
                "",
                "");
    }
}
