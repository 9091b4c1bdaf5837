package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.MARKET_START;
import static io.tickflow.core.desk.DeskEvents.candidate;
import static io.tickflow.core.desk.DeskEvents.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.desk.log.UnreadRecord.Origin;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.core.signal.Signal;
import org.junit.jupiter.api.Test;

/** Records of its log that the desk cannot read. */
class DeskUnreadTest {

    private final FakeLog log = new FakeLog();
    private final DeskHarness bed = new DeskHarness();

    @Test
    void shouldHaltOnUnreadableControlUntilResume() {
        DeskOutput told = bed.message(DeskMessage.of(0, unread(Origin.CONTROLS, "", "")));
        OrderDecision denied = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
        bed.message(
                DeskMessage.of(
                        1, new Control("c1", DeskHarness.ACCOUNT, Command.RESUME, "test", "")));
        OrderDecision approved = only(bed.signal(candidate("d2", "EURUSD", 1, bed.nowMillis)));

        assertThat(told.deadLetters()).containsExactly(letter());
        assertThat(told.notes()).extracting(DeskNote::kind).containsExactly(Kind.UNREADABLE_RECORD);
        assertThat(told.notes().get(0).kind().alarm()).isTrue();
        assertThat(denied.reason()).isEqualTo(RiskReason.KILL_SWITCH);
        assertThat(approved.approved()).isTrue();
    }

    @Test
    void shouldStartHaltedAfterAnUnreadableControl() {
        log.controls.add(unread(Origin.CONTROLS, "*", ""));

        DeskOutput caughtUp = bed.catchUp(log);

        assertThat(bed.book().halted()).isTrue();
        assertThat(caughtUp.deadLetters()).hasSize(1);
        assertThat(bed.message(DeskMessage.of(0, unread(Origin.CONTROLS, "*", ""))).deadLetters())
                .as("once, by its place in the topic")
                .isEmpty();
    }

    @Test
    void shouldOnlyCountWhatNamesAnotherAccount() {
        DeskOutput told =
                bed.message(DeskMessage.of(0, unread(Origin.CONTROLS, "SOMEBODY-ELSE", "")));

        assertThat(bed.book().halted()).isFalse();
        assertThat(told.notes()).extracting(DeskNote::kind).containsExactly(Kind.FOREIGN_RECORD);
        assertThat(told.deadLetters()).hasSize(1);
    }

    @Test
    void shouldDecideNothingAgainWhoseVerdictCannotBeRead() {
        Signal signal = candidate("d1", "EURUSD", 0, bed.nowMillis);
        log.verdicts.add(unread(Origin.VERDICTS, DeskHarness.ACCOUNT, "d1"));

        DeskOutput caughtUp = bed.catchUp(log);
        DeskOutput first = bed.signal(signal);

        assertThat(caughtUp.notes())
                .extracting(DeskNote::kind)
                .containsExactly(Kind.UNREADABLE_RECORD);
        assertThat(first.decisions()).isEmpty();
        assertThat(only(bed.signal(candidate("d2", "EURUSD", 1, bed.nowMillis))).approved())
                .isTrue();
    }

    @Test
    void shouldReadUnreadableVerdictAgainUntilJudged() {
        log.verdicts.add(unread(Origin.VERDICTS, DeskHarness.ACCOUNT, "d1"));
        bed.catchUp(log);

        assertThat(bed.book().position().verdicts()).isZero();
        bed.signal(candidate("d2", "EURUSD", 1, bed.nowMillis));
        bed.catchUp(log);
        assertThat(bed.book().position().verdicts()).isEqualTo(1);
    }

    @Test
    void shouldGoOnAfterReportThatCannotBeRead() {
        OrderDecision entry = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
        DeskOutput told = bed.message(DeskMessage.of(0, unread(Origin.REPORTS, "", "d1")));
        bed.message(
                DeskMessage.of(
                        1, report(entry, OrderState.FILLED, DeskHarness.QUANTITY, bed.nowMillis)));

        assertThat(told.notes()).extracting(DeskNote::kind).containsExactly(Kind.UNREADABLE_RECORD);
        assertThat(bed.book().position()).isEqualTo(new LogPosition(0, 2, 0));
        assertThat(bed.book().trades().get(0).heldQuantity()).isNotEqualTo(Quantity.ZERO);
    }

    @Test
    void shouldPassOverReportsOfAnotherAccountWithoutAlarm() {
        OrderDecision entry = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
        ExecutionReport ours =
                report(entry, OrderState.FILLED, DeskHarness.QUANTITY, bed.nowMillis);

        DeskOutput told = bed.report(DeskEvents.ofAccount("SOMEBODY-ELSE", ours));

        assertThat(told.notes()).isEmpty();
        assertThat(bed.book().trades().get(0).heldQuantity()).isEqualTo(Quantity.ZERO);
    }

    private static UnreadRecord unread(Origin origin, String account, String decisionId) {
        return new UnreadRecord(origin, account, decisionId, letter());
    }

    private static DeadLetter letter() {
        return new DeadLetter(
                DeadLetterCode.NOT_AN_EVENT,
                "not JSON",
                "EURUSD",
                MARKET_START,
                "topic",
                0,
                7,
                "{",
                1,
                0);
    }

    private static OrderDecision only(DeskOutput output) {
        assertThat(output.decisions()).hasSize(1);
        return output.decisions().get(0);
    }
}
