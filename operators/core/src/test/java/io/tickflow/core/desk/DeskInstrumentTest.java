package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.HORIZON;
import static io.tickflow.core.desk.DeskEvents.candidate;
import static io.tickflow.core.desk.DeskEvents.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.instrument.SessionCalendar;
import io.tickflow.core.instrument.TestInstruments;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeskInstrumentTest {

    private static final Instrument THOUSANDS =
            inThousands(TestInstruments.withLot("EURUSD", 100_000), SessionCalendar.ALWAYS);

    private static final int HOURS_CLOSED = 4;

    private final DeskHarness bed = new DeskHarness(config(THOUSANDS, "0.1"), 16);

    @Test
    void shouldDenySymbolsWithoutInstrument() {
        OrderDecision verdict = entryOn("US500");

        assertThat(verdict.verdict()).isEqualTo(DeskVerdict.DENIED);
        assertThat(verdict.reason()).isEqualTo(RiskReason.NO_INSTRUMENT);
    }

    @Test
    void shouldRoundSizesDownToTheStep() {
        var odd = new DeskHarness(config(THOUSANDS, "0.12345678"), 16);

        OrderDecision entry =
                odd.signal(candidate("d1", "EURUSD", 0, odd.nowMillis)).decisions().get(0);

        assertThat(entry.quantity()).isEqualTo(Quantity.of(12_000));
        assertThat(entry.instrumentVersion()).isEqualTo(THOUSANDS.version());
    }

    @Test
    void shouldDenySizesBelowTheMinimum() {
        var small = new DeskHarness(config(THOUSANDS, "0.009"), 16);

        OrderDecision entry =
                small.signal(candidate("d1", "EURUSD", 0, small.nowMillis)).decisions().get(0);

        assertThat(entry.reason()).isEqualTo(RiskReason.ORDER_SIZE);
    }

    @Test
    void shouldEndTradesWithARemainderAndTell() {
        OrderDecision entry = entryOn("EURUSD");
        bed.report(report(entry, OrderState.PARTIALLY_FILLED, 2_500, bed.nowMillis));
        bed.report(report(entry, OrderState.CANCELLED, 2_500, bed.nowMillis));
        OrderDecision exit = bed.pass(HORIZON).decisions().get(0);
        DeskOutput end =
                bed.report(report(exit, OrderState.FILLED, exit.quantity(), bed.nowMillis));

        assertThat(exit.quantity()).isEqualTo(Quantity.of(2_000));
        assertThat(end.notes()).extracting(DeskNote::kind).contains(Kind.REMAINDER);
        assertThat(bed.book().openTrades()).isZero();
        assertThat(bed.book().heldOn("EURUSD").abs()).isEqualTo(Quantity.of(500));
        assertThat(bed.control(Control.Command.FLATTEN).answers().get(0).reason())
                .contains("500: too little for an order");
        assertThat(bed.next()).isEqualTo(Desk.NO_WAKE_UP);
        assertThat(bed.signal(candidate("d2", "EURUSD", 2 * HORIZON, bed.nowMillis)).decisions())
                .singleElement()
                .extracting(OrderDecision::approved)
                .isEqualTo(true);
    }

    @Test
    void shouldHoldARemainderOnceDespiteLateReports() {
        OrderDecision entry = entryOn("EURUSD");
        bed.report(report(entry, OrderState.CANCELLED, 500, bed.nowMillis));
        bed.report(report(entry, OrderState.FILLED, 700, bed.nowMillis));

        assertThat(bed.book().heldOn("EURUSD").abs()).isEqualTo(Quantity.of(700));
    }

    @Test
    void shouldTellTradesWhoseInstrumentIsGone() {
        OrderDecision entry = entryOn("EURUSD");
        bed.report(report(entry, OrderState.FILLED, 10_000, bed.nowMillis));
        DeskHarness without = bed.snapshot(config(Instruments.NONE, "0.1"));

        DeskOutput start = without.catchUp((from, reader) -> from);

        assertThat(start.notes()).extracting(DeskNote::kind).containsExactly(Kind.NO_INSTRUMENT);
        assertThat(without.pass(2 * HORIZON).decisions()).isEmpty();
        assertThat(without.next()).isEqualTo(Desk.NO_WAKE_UP);
    }

    @Test
    void shouldHoldForTheRecordedHorizonWithoutState() {
        OrderDecision entry = entryOn("EURUSD");
        var log = new FakeLog();
        log.verdicts.add(entry);
        log.reports.add(report(entry, OrderState.FILLED, entry.quantity(), bed.nowMillis));
        var fresh = new DeskHarness(config(THOUSANDS, "0.1"), 16);

        fresh.catchUp(log);

        assertThat(entry.horizonMillis()).isEqualTo(HORIZON);
        assertThat(fresh.pass(HORIZON - 1).decisions()).isEmpty();
        assertThat(fresh.pass(1).decisions()).hasSize(1);
    }

    @Test
    void shouldWaitForSessionOfClosedMarket() {
        Instant opens = Instant.ofEpochMilli(bed.nowMillis).plus(HOURS_CLOSED, ChronoUnit.HOURS);
        var closed = new DeskHarness(config(from(opens), "0.1"), 16);
        OrderDecision entry =
                closed.signal(candidate("d1", "EURUSD", 0, closed.nowMillis)).decisions().get(0);
        closed.report(report(entry, OrderState.FILLED, 10_000, closed.nowMillis));
        OrderDecision exit = closed.pass(HORIZON).decisions().get(0);

        closed.report(
                ExecutionReport.ofSink(
                        exit,
                        OrderState.REJECTED,
                        ExecutionReport.MARKET_CLOSED,
                        closed.nowMillis));

        assertThat(closed.next()).isEqualTo(opens.toEpochMilli());
        assertThat(closed.pass(opens.toEpochMilli() - closed.nowMillis).decisions()).hasSize(1);
    }

    /** An instrument with one session a week, of an hour. */
    private static Instrument from(Instant opens) {
        ZonedDateTime start = opens.atZone(ZoneOffset.UTC);
        var session =
                new SessionCalendar.Session(
                        start.getDayOfWeek(),
                        start.toLocalTime(),
                        start.getDayOfWeek(),
                        start.toLocalTime().plusHours(1));
        return inThousands(
                THOUSANDS, new SessionCalendar(ZoneOffset.UTC, List.of(session), Set.of()));
    }

    @Test
    void shouldRefuseStateOfAnotherMode() {
        DeskHarness paper = new DeskHarness(config(THOUSANDS, "0.1"), 16);
        paper.catchUp(new FakeLog());
        DeskHarness demo = paper.snapshot(inMode(Mode.DEMO));

        assertThatThrownBy(() -> demo.catchUp(new FakeLog()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the state is of mode PAPER, and this desk trades in DEMO");
    }

    private static DeskConfig inMode(Mode mode) {
        DeskConfig paper = config(THOUSANDS, "0.1");
        return new DeskConfig(
                paper.account(),
                mode,
                paper.instruments(),
                paper.lots(),
                paper.lotsBySymbol(),
                paper.silenceMillis(),
                paper.exitRetryMillis(),
                paper.exitFailuresMax(),
                paper.risk());
    }

    private OrderDecision entryOn(String symbol) {
        return bed.signal(candidate("d1", symbol, 0, bed.nowMillis)).decisions().get(0);
    }

    private static DeskConfig config(Instrument instrument, String lots) {
        return config(Instruments.of(instrument), lots);
    }

    private static DeskConfig config(Instruments instruments, String lots) {
        return new DeskConfig(
                DeskHarness.ACCOUNT,
                Mode.PAPER,
                instruments,
                Quantity.parse(lots),
                Map.of(),
                DeskHarness.CONFIG.silenceMillis(),
                DeskHarness.CONFIG.exitRetryMillis(),
                DeskHarness.CONFIG.exitFailuresMax(),
                DeskHarness.CONFIG.risk());
    }

    private static Instrument inThousands(Instrument instrument, SessionCalendar calendar) {
        return new Instrument(
                instrument.symbol(),
                instrument.venueName(),
                instrument.pip(),
                instrument.contractSize(),
                instrument.measure(),
                Quantity.of(1_000),
                Quantity.of(1_000),
                instrument.maximum(),
                instrument.currency(),
                calendar);
    }
}
