package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.HORIZON;
import static io.tickflow.core.desk.DeskEvents.candidate;
import static io.tickflow.core.desk.DeskEvents.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.core.signal.Signal;
import org.junit.jupiter.api.Test;

/** Catch-up of a restored desk with the records of the run before it. */
class DeskCatchUpTest {

    private static final Quantity ALL = DeskHarness.QUANTITY;

    private final FakeLog log = new FakeLog();

    /** The run whose newest state was lost. */
    private final DeskHarness lost = new DeskHarness();

    private final DeskHarness bed = lost.snapshot();

    @Test
    void shouldKeepToARecordedDenial() {
        Signal signal = candidate("d1", "EURUSD", 0, lost.nowMillis);
        lost.control(Command.HALT);
        record(lost.signal(signal));

        bed.catchUp(log);
        DeskOutput again = bed.signal(signal);

        assertThat(log.verdicts).extracting("verdict").containsExactly(DeskVerdict.DENIED);
        assertThat(again.decisions()).isEmpty();
        assertThat(again.notes()).extracting(DeskNote::kind).containsExactly(Kind.REPEATED_SIGNAL);
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldKnowRecordedApprovalBeforeItsSignalComesAgain() {
        Signal signal = candidate("d1", "EURUSD", 0, lost.nowMillis);
        record(lost.signal(signal));
        bed.nowMillis += DeskEvents.TIME_TO_LIVE + 1;

        DeskOutput caughtUp = bed.catchUp(log);
        DeskOutput again = bed.signal(signal);
        OrderDecision next = only(bed.signal(candidate("d2", "EURUSD", 1, bed.nowMillis)));

        assertThat(caughtUp.decisions()).isEmpty();
        assertThat(caughtUp.notes()).isEmpty();
        assertThat(again.decisions()).isEmpty();
        assertThat(next.reason()).isEqualTo(RiskReason.OPEN_TRADE_ON_SYMBOL);
    }

    @Test
    void shouldCloseRecoveredTradeAtItsHorizon() {
        Signal signal = candidate("d1", "EURUSD", 0, lost.nowMillis);
        OrderDecision entry = record(lost.signal(signal));
        log.reports.add(report(entry, OrderState.FILLED, ALL, lost.nowMillis));

        bed.catchUp(log);
        bed.signal(signal);

        assertThat(bed.pass(HORIZON - 1).decisions()).isEmpty();
        assertThat(only(bed.pass(1)).quantity()).isEqualTo(ALL);
    }

    @Test
    void shouldCloseRecoveredTradeWhoseSignalNeverComes() {
        OrderDecision entry = record(lost.signal(candidate("d1", "EURUSD", 0, lost.nowMillis)));
        log.reports.add(report(entry, OrderState.FILLED, ALL, lost.nowMillis));

        bed.catchUp(log);

        assertThat(bed.pass(HORIZON - 1).decisions()).isEmpty();
        assertThat(only(bed.pass(1)).leg()).isEqualTo(Leg.EXIT);
    }

    @Test
    void shouldDecideNoRecordedExitAgain() {
        Signal signal = candidate("d1", "EURUSD", 0, lost.nowMillis);
        OrderDecision entry = record(lost.signal(signal));
        fill(entry);
        OrderDecision first = record(lost.pass(HORIZON));
        lost.report(rejected(first));
        log.reports.add(rejected(first));
        OrderDecision second = record(lost.pass(DeskHarness.CONFIG.exitRetryMillis()));
        bed.nowMillis = lost.nowMillis;

        DeskOutput caughtUp = bed.catchUp(log);
        bed.signal(signal);

        assertThat(caughtUp.decisions()).isEmpty();
        assertThat(bed.wakeUp().decisions()).isEmpty();
        bed.message(DeskMessage.of(2, report(second, OrderState.FILLED, ALL, bed.nowMillis)));
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldKnowOfTradeThatHasEndedMeanwhile() {
        Signal signal = candidate("d1", "EURUSD", 0, lost.nowMillis);
        log.reports.add(rejected(record(lost.signal(signal))));

        bed.catchUp(log);

        assertThat(bed.signal(signal).decisions()).isEmpty();
        assertThat(only(bed.signal(candidate("d2", "EURUSD", 1, bed.nowMillis))).approved())
                .isTrue();
    }

    @Test
    void shouldCountTheFirstOfTwoVerdicts() {
        Signal signal = candidate("d1", "EURUSD", 0, lost.nowMillis);
        DeskHarness halted = lost.snapshot();
        halted.control(Command.HALT);
        record(halted.signal(signal));
        record(lost.signal(signal));

        bed.catchUp(log);

        assertThat(bed.book().openTrades()).isZero();
        assertThat(bed.signal(signal).decisions()).isEmpty();
    }

    @Test
    void shouldStayHaltedDespiteEarlierResume() {
        var resume = new Control("c1", "*", Command.RESUME, "ops", "");
        var halt = new Control("c2", DeskHarness.ACCOUNT, Command.HALT, "ops", "");
        log.controls.add(resume);
        log.controls.add(halt);

        bed.catchUp(log);
        bed.message(DeskMessage.of(0, resume));
        OrderDecision denied = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
        bed.message(DeskMessage.of(2, resume));
        OrderDecision approved = only(bed.signal(candidate("d2", "EURUSD", 1, bed.nowMillis)));

        assertThat(denied.reason()).isEqualTo(RiskReason.KILL_SWITCH);
        assertThat(approved.approved()).isTrue();
    }

    @Test
    void shouldSpendTheEntriesThatWereSpent() {
        int burst = DeskHarness.CONFIG.risk().entryBurst();
        for (int i = 0; i < burst; i++) {
            Signal signal = candidate("d" + i, "EURUSD", i, lost.nowMillis);
            OrderDecision entry = record(lost.signal(signal));
            lost.report(rejected(entry));
            log.reports.add(rejected(entry));
        }

        bed.catchUp(log);
        OrderDecision next = only(bed.signal(candidate("x", "EURUSD", burst, bed.nowMillis)));

        assertThat(next.reason()).isEqualTo(RiskReason.ORDER_RATE);
    }

    @Test
    void shouldReadFromTheFirstUnjudgedVerdict() {
        for (int i = 0; i < 4; i++) {
            Signal signal = candidate("d" + i, "EURUSD", i, lost.nowMillis);
            record(lost.signal(signal));
            if (i < 2) {
                bed.signal(signal);
            }
        }

        bed.catchUp(log);
        // The newest that was judged could share its millisecond with one that was not.
        assertThat(bed.book().position()).isEqualTo(new LogPosition(1, 0, 0));

        bed.signal(candidate("d4", "EURUSD", 4, bed.nowMillis));
        bed.catchUp(log);
        assertThat(bed.book().position()).isEqualTo(new LogPosition(4, 0, 0));
    }

    @Test
    void shouldNotReopenTradesItHasForgotten() {
        var small = new DeskHarness(DeskHarness.CONFIG, 2);
        for (int i = 0; i < 4; i++) {
            OrderDecision entry =
                    record(lost.signal(candidate("d" + i, "EURUSD", i, lost.nowMillis)));
            lost.report(rejected(entry));
            log.reports.add(rejected(entry));
        }
        small.catchUp(log);

        DeskOutput again = small.snapshot().catchUp(log);
        small.catchUp(log);
        DeskOutput silent = small.pass(10 * DeskHarness.CONFIG.silenceMillis());

        assertThat(again.notes()).isEmpty();
        assertThat(silent.notes()).isEmpty();
        assertThat(small.book().openTrades()).isZero();
    }

    @Test
    void shouldDecideNothingOnJudgedDecision() {
        Signal signal = candidate("d1", "EURUSD", 0, bed.nowMillis);

        bed.catchUp(
                (from, reader) -> {
                    reader.onJudged("d1");
                    return from;
                });

        assertThat(bed.signal(signal).decisions()).isEmpty();
    }

    @Test
    void shouldLeaveOtherAccountsAlone() {
        OrderDecision entry = record(lost.signal(candidate("d1", "EURUSD", 0, lost.nowMillis)));
        log.verdicts.set(0, ofAccount("SOMEBODY", entry));
        log.controls.add(new Control("c1", "SOMEBODY", Command.HALT, "ops", ""));

        bed.catchUp(log);

        assertThat(bed.book().openTrades()).isZero();
        assertThat(bed.book().halted()).isFalse();
    }

    @Test
    void shouldForgetTheEldestRecordedVerdict() {
        var recorded = new RecordedVerdicts(2);
        for (String id : new String[] {"d1", "d2", "d3"}) {
            assertThat(recorded.add(id)).isTrue();
        }

        assertThat(recorded.take("d1")).isFalse();
        assertThat(recorded.take("d2")).isTrue();
        assertThat(recorded.take("d2")).isFalse();
        assertThat(recorded.take("d3")).isTrue();
    }

    private void fill(OrderDecision order) {
        ExecutionReport filled = report(order, OrderState.FILLED, ALL, lost.nowMillis);
        lost.report(filled);
        log.reports.add(filled);
    }

    private ExecutionReport rejected(OrderDecision order) {
        return report(order, OrderState.REJECTED, 0, lost.nowMillis);
    }

    private OrderDecision record(DeskOutput output) {
        OrderDecision verdict = only(output);
        log.verdicts.add(verdict);
        return verdict;
    }

    private static OrderDecision only(DeskOutput output) {
        assertThat(output.decisions()).hasSize(1);
        return output.decisions().get(0);
    }

    private static OrderDecision ofAccount(String account, OrderDecision order) {
        return new OrderDecision(
                account,
                order.decisionId(),
                order.symbol(),
                order.eventTimeMillis(),
                order.leg(),
                order.attempt(),
                order.verdict(),
                order.reason(),
                order.clOrdId(),
                order.side(),
                order.quantity(),
                order.referenceBid(),
                order.referenceAsk(),
                order.decidedAtMillis(),
                order.expiresAtMillis(),
                order.limits(),
                order.horizonMillis(),
                order.stopPrice(),
                order.targetPrice(),
                order.instrumentVersion(),
                order.positionId());
    }
}
