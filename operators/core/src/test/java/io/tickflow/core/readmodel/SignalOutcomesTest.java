package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final long NOW = 1_700_000_000_000L;

    private final Outcomes outcomes = new Outcomes();

    @Test
    void shouldGiveAReasonToEverySignalThatWasDeniedOrExpired() {
        outcomes.onOrder(decided("old", DeskVerdict.EXPIRED, RiskReason.SIGNAL_TOO_OLD));
        outcomes.onOrder(decided("halted", DeskVerdict.DENIED, RiskReason.KILL_SWITCH));
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
                                Outcomes.EXPIRED_AFTER_APPROVAL,
                                2L));
        assertThat(outcomes.signalsByState())
                .containsEntry("DENIED", 1L)
                .containsEntry("EXPIRED", 3L)
                .containsEntry("FILLED", 1L)
                .containsEntry("REJECTED", 1L);
    }

    @Test
    void shouldCountAReasonOnce() {
        report("late", OrderState.EXPIRED);
        report("late", OrderState.EXPIRED);
        outcomes.onOrder(decided("late", DeskVerdict.EXPIRED, RiskReason.SIGNAL_TOO_OLD));

        assertThat(outcomes.denials()).isEqualTo(Map.of(Outcomes.EXPIRED_AFTER_APPROVAL, 1L));
        assertThat(outcomes.conflicts()).isEmpty();
    }

    private void report(String decisionId, OrderState state) {
        OrderDecision approved = decided(decisionId, DeskVerdict.APPROVED, RiskReason.NONE);
        outcomes.onOrder(approved);
        outcomes.onReport(ExecutionReport.ofSink(approved, state, "", NOW));
    }

    private static OrderDecision decided(
            String decisionId, DeskVerdict verdict, RiskReason reason) {
        return new OrderDecision(
                "account",
                decisionId,
                "EURUSD",
                NOW,
                Leg.ENTRY,
                0,
                verdict,
                reason,
                verdict == DeskVerdict.APPROVED ? decisionId + "/order" : "",
                Side.BUY,
                verdict == DeskVerdict.APPROVED ? 1_000 : 0,
                1.1,
                1.2,
                NOW,
                NOW + 1_000,
                "");
    }
}
