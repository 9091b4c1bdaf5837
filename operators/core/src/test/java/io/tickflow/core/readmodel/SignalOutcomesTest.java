package io.tickflow.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalOutcomesTest {

    private final ReadModel model = new ReadModel();
    private final SignalOutcomes outcomes = model.signals();
    private long offset;

    @Test
    void shouldGiveReasonToEveryDenialAndExpiry() {
        verdict(Records.verdict("old", Leg.ENTRY, DeskVerdict.EXPIRED, RiskReason.SIGNAL_TOO_OLD));
        verdict(Records.denied("halted"));
        report("late", OrderState.EXPIRED);
        report("sent", OrderState.SENT);
        report("sent", OrderState.UNKNOWN);
        report("sent", OrderState.EXPIRED);
        report("filled", OrderState.SENT);
        report("filled", OrderState.FILLED);
        report("rejected", OrderState.REJECTED);

        assertThat(outcomes.denials())
                .isEqualTo(
                        Map.of(
                                "SIGNAL_TOO_OLD",
                                1L,
                                "KILL_SWITCH",
                                1L,
                                SignalOutcomes.EXPIRED_AFTER_APPROVAL,
                                2L));
        assertThat(outcomes.byState())
                .containsEntry("DENIED", 1L)
                .containsEntry("EXPIRED", 3L)
                .containsEntry("FILLED", 1L)
                .containsEntry("REJECTED", 1L);
    }

    @Test
    void shouldCountReasonOnce() {
        report("late", OrderState.EXPIRED);
        report("late", OrderState.EXPIRED);
        verdict(Records.verdict("late", Leg.ENTRY, DeskVerdict.EXPIRED, RiskReason.SIGNAL_TOO_OLD));

        assertThat(outcomes.denials()).isEqualTo(Map.of(SignalOutcomes.EXPIRED_AFTER_APPROVAL, 1L));
        assertThat(outcomes.conflicts()).isEmpty();
    }

    @Test
    void shouldKeepFirstEndAndNameConflict() {
        report("both", OrderState.FILLED);
        report("both", OrderState.REJECTED);

        assertThat(outcomes.byState()).containsEntry("FILLED", 1L).containsEntry("REJECTED", 0L);
        assertThat(outcomes.conflicts()).containsExactly("both ended FILLED and REJECTED");
    }

    @Test
    void shouldIgnoreVoidDenial() {
        model.onVerdict(Records.denied("d1"), new VerdictPlace(1, 10), 7);
        model.onVerdict(Records.approved("d1", Leg.ENTRY), new VerdictPlace(2, 11), 8);
        report("d1", OrderState.FILLED);
        assertThat(outcomes.conflicts()).hasSize(1);

        model.onLease(Records.opened(2, 10));

        assertThat(outcomes.byState()).containsEntry("FILLED", 1L).containsEntry("DENIED", 0L);
        assertThat(outcomes.denials()).isEmpty();
        assertThat(outcomes.conflicts()).isEmpty();
    }

    private void report(String decisionId, OrderState state) {
        OrderDecision approved = Records.approved(decisionId, Leg.ENTRY);
        verdict(approved);
        model.onReport(Records.report(approved, state, 0), 1);
    }

    private void verdict(OrderDecision verdict) {
        model.onVerdict(verdict, new VerdictPlace(5, offset++), 1);
    }
}
