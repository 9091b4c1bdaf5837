package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.HORIZON;
import static io.tickflow.core.desk.DeskEvents.candidate;
import static io.tickflow.core.desk.DeskEvents.report;
import static io.tickflow.core.desk.DeskEvents.vetoed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ClOrdIds;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskRecoveryTest {

    private static final Quantity ALL = DeskHarness.QUANTITY;

    private final DeskHarness bed = new DeskHarness();

    @Test
    void shouldManageLateFillOfEntry() {
        OrderDecision entry = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
        reported(entry, OrderState.EXPIRED, 0);
        assertThat(bed.book().openTrades()).isZero();

        DeskOutput late = reported(entry, OrderState.FILLED, ALL);

        assertThat(kinds(late)).containsExactly(Kind.LATE_FILL);
        OrderDecision exit = only(bed.pass(HORIZON));
        assertThat(exit.quantity()).isEqualTo(ALL);
        reported(exit, OrderState.FILLED, ALL);
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldReverseLateFillOfExit() {
        OrderDecision entry = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
        reported(entry, OrderState.FILLED, ALL);
        OrderDecision first = only(bed.pass(HORIZON));
        reported(first, OrderState.EXPIRED, 0);
        OrderDecision second = only(bed.pass(DeskHarness.CONFIG.exitRetryMillis()));
        reported(second, OrderState.FILLED, ALL);

        DeskOutput late = reported(first, OrderState.FILLED, ALL);

        assertThat(kinds(late)).containsExactly(Kind.LATE_FILL);
        OrderDecision cover = only(late);
        assertThat(cover.attempt()).isEqualTo(2);
        assertThat(cover.side()).isEqualTo(entry.side());
        reported(cover, OrderState.FILLED, ALL);
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldIgnoreRepeatedReportsOfEndedTrades() {
        OrderDecision entry = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
        reported(entry, OrderState.FILLED, ALL);
        OrderDecision exit = only(bed.pass(HORIZON));
        reported(exit, OrderState.FILLED, ALL);

        for (OrderDecision order : List.of(entry, exit)) {
            DeskOutput again = reported(order, OrderState.FILLED, ALL);
            assertThat(again.decisions()).isEmpty();
            assertThat(again.notes()).isEmpty();
        }
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldCountReportsOfOrdersThatNobodyKnows() {
        OrderDecision entry = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));

        DeskOutput foreign = bed.report(withId(entry, "SOMEBODY-ELSES"));
        DeskOutput exit = bed.report(exitOf("d7", 0, OrderState.FILLED));

        assertThat(kinds(foreign)).containsExactly(Kind.UNKNOWN_ORDER);
        assertThat(kinds(exit)).containsExactly(Kind.UNKNOWN_ORDER);
        assertThat(bed.book().openTrades()).isEqualTo(1);
    }

    @Test
    void shouldAdoptEntryThatOnlyItsReportTellsOf() {
        DeskHarness before = bed.snapshot();
        Signal signal = candidate("d1", "EURUSD", 0, bed.nowMillis);
        OrderDecision entry = only(before.signal(signal));

        DeskOutput adopted = reported(entry, OrderState.FILLED, ALL);
        DeskOutput again = bed.signal(signal);

        assertThat(kinds(adopted)).containsExactly(Kind.ADOPTED_TRADE);
        assertThat(again.decisions()).isEmpty();
        OrderDecision exit = only(bed.pass(HORIZON));
        assertThat(exit.clOrdId()).isEqualTo(ClOrdIds.of(DeskHarness.ACCOUNT, "d1", Leg.EXIT, 0));
    }

    @Test
    void shouldAwaitReportsOfAdoptedTradesExits() {
        bed.signal(vetoed("d0", "EURUSD", 2 * HORIZON, bed.nowMillis));
        OrderDecision entry =
                only(new DeskHarness().signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));

        assertThat(reported(entry, OrderState.FILLED, ALL).decisions()).isEmpty();
        bed.report(exitOf("d1", 0, OrderState.FILLED));

        assertThat(bed.book().openTrades()).isZero();
        assertThat(bed.pass(86_400_000).decisions()).isEmpty();
    }

    @Test
    void shouldNotJudgeSignalOfEndedEntry() {
        Signal signal = candidate("d1", "EURUSD", 0, bed.nowMillis);
        OrderDecision entry = only(bed.snapshot().signal(signal));

        reported(entry, OrderState.REJECTED, 0);

        assertThat(bed.signal(signal).decisions()).isEmpty();
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldTakeOverAForgottenExit() {
        OrderDecision entry = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
        reported(entry, OrderState.FILLED, ALL);

        bed.report(exitOf("d1", 0, OrderState.REJECTED));
        bed.report(exitOf("d1", 1, OrderState.FILLED));

        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldNotManageFillsOlderThanItsMemory() {
        var small = new DeskHarness(DeskHarness.CONFIG, 2);
        OrderDecision eldest = null;
        for (int i = 0; i < 4; i++) {
            OrderDecision entry =
                    only(small.signal(candidate("d" + i, "EURUSD", i, small.nowMillis)));
            small.report(report(entry, OrderState.REJECTED, 0, small.nowMillis));
            eldest = eldest == null ? entry : eldest;
        }

        DeskOutput output = small.report(report(eldest, OrderState.FILLED, ALL, small.nowMillis));

        assertThat(kinds(output)).containsExactly(Kind.UNKNOWN_ORDER);
        assertThat(small.book().openTrades()).isZero();
        assertThat(small.rememberedTrades()).isEqualTo(4);
    }

    @Test
    void shouldReportFullBook() {
        DeskOutput last = new DeskOutput();
        for (int i = 0; i <= DeskBook.TRADES_MAX; i++) {
            OrderDecision entry =
                    only(new DeskHarness().signal(candidate("d" + i, "EURUSD", i, bed.nowMillis)));
            last = reported(entry, OrderState.FILLED, ALL);
        }

        assertThat(bed.book().openTrades()).isEqualTo(DeskBook.TRADES_MAX);
        assertThat(kinds(last)).containsExactly(Kind.ADOPTED_TRADE, Kind.UNMANAGED_POSITION);
    }

    @Test
    void shouldBoundTheOrdersOfATrade() {
        OrderDecision entry = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
        reported(entry, OrderState.FILLED, ALL);

        for (int i = 0; i < 2 * TradeOrders.MAX; i++) {
            bed.report(exitOf("d1", i, OrderState.REJECTED));
            bed.control(Control.Command.RESUME);
        }

        assertThat(bed.book().trades().get(0).orders().size()).isLessThan(TradeOrders.MAX);
        assertThat(bed.book().trades().get(0).stuck()).isTrue();
    }

    private ExecutionReport exitOf(String decisionId, int attempt, OrderState state) {
        OrderDecision entry =
                only(
                        new DeskHarness()
                                .signal(candidate(decisionId, "EURUSD", 0, DeskHarness.START)));
        var exit =
                new OrderDecision(
                        entry.account(),
                        decisionId,
                        entry.symbol(),
                        entry.eventTimeMillis(),
                        Leg.EXIT,
                        attempt,
                        DeskVerdict.APPROVED,
                        entry.reason(),
                        ClOrdIds.of(entry.account(), decisionId, Leg.EXIT, attempt),
                        entry.side().opposite(),
                        ALL,
                        entry.referenceBid(),
                        entry.referenceAsk(),
                        bed.nowMillis,
                        OrderDecision.NEVER,
                        "",
                        0,
                        Double.NaN,
                        Double.NaN,
                        "",
                        "");
        return report(exit, state, state == OrderState.FILLED ? ALL : Quantity.ZERO, bed.nowMillis);
    }

    private static ExecutionReport withId(OrderDecision order, String clOrdId) {
        ExecutionReport report = report(order, OrderState.FILLED, ALL, DeskHarness.START);
        return new ExecutionReport(
                report.account(),
                report.decisionId(),
                report.symbol(),
                report.eventTimeMillis(),
                report.leg(),
                report.attempt(),
                clOrdId,
                report.side(),
                report.state(),
                report.orderQuantity(),
                report.lastQuantity(),
                report.lastPrice(),
                report.cumulativeQuantity(),
                report.averagePrice(),
                report.orderId(),
                report.execId(),
                report.reason(),
                report.reportTimeMillis(),
                report.positionId());
    }

    private DeskOutput reported(OrderDecision order, OrderState state, Quantity cumulative) {
        return reported(order, state, cumulative.toDouble());
    }

    private DeskOutput reported(OrderDecision order, OrderState state, double cumulative) {
        return bed.report(report(order, state, cumulative, bed.nowMillis));
    }

    private static OrderDecision only(DeskOutput output) {
        assertThat(output.decisions()).hasSize(1);
        return output.decisions().get(0);
    }

    private static List<Kind> kinds(DeskOutput output) {
        return output.notes().stream().map(DeskNote::kind).toList();
    }
}
