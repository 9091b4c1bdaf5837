package io.tickflow.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import org.junit.jupiter.api.Test;

class OrderLedgerTest {

    private final OrderLedger ledger = new OrderLedger(2);

    @Test
    void shouldKnowFromLogWhatIsOpen() {
        restore("c1", OrderState.SENT, OrderState.FILLED);
        restore("c2", OrderState.SENT);
        restore("c3");

        assertThat(ledger.open()).extracting(TrackedOrder::clOrdId).containsExactly("c2", "c3");
        assertThat(ledger.open()).allMatch(order -> order.perhapsSent);
        assertThat(ledger.find("c1")).isNotNull();
    }

    @Test
    void shouldKeepTheFirstEnd() {
        restore("c1", OrderState.EXPIRED, OrderState.UNKNOWN);

        assertThat(ledger.openCount()).isZero();
        assertThat(ledger.find("c1").last.state()).isEqualTo(OrderState.EXPIRED);
    }

    @Test
    void shouldKnowThatItForgotEndedOrders() {
        restore("c1", OrderState.FILLED);
        restore("c2", OrderState.FILLED);
        assertThat(ledger.mayHaveForgotten(Orders.entry("c1", 1))).isFalse();
        restore("c3", OrderState.FILLED);

        assertThat(ledger.find("c1")).isNull();
        assertThat(ledger.mayHaveForgotten(Orders.entry("c1", 1))).isTrue();
    }

    @Test
    void shouldKnowFirstVerdictOnDecision() {
        OrderDecision denied = Orders.denied("c1");
        ledger.restoreVerdict(denied);

        assertThat(ledger.noteVerdict(Orders.entry("c1", 1))).isEqualTo(DeskVerdict.DENIED);
        assertThat(ledger.noteVerdict(denied)).isEqualTo(DeskVerdict.DENIED);
        assertThat(ledger.noteVerdict(Orders.entry("c2", 1))).isNull();
        assertThat(ledger.noteVerdict(Orders.denied("c2"))).isEqualTo(DeskVerdict.APPROVED);
        assertThat(ledger.noteVerdict(Orders.exit("c2"))).isNull();
    }

    @Test
    void shouldTrackOrderThatWasRecordedBehindDenial() {
        ledger.restoreVerdict(Orders.denied("c1"));
        ledger.restoreVerdict(Orders.entry("c1", 1));

        assertThat(ledger.open()).extracting(TrackedOrder::clOrdId).containsExactly("c1");
    }

    @Test
    void shouldForgetEldestVerdictAndKnowThatItDid() {
        ledger.restoreVerdict(Orders.denied("c1"));
        ledger.restoreVerdict(Orders.denied("c2"));
        assertThat(ledger.mayHaveForgotten(Orders.entry("c1", 1))).isFalse();
        ledger.restoreVerdict(Orders.denied("c3"));

        assertThat(ledger.noteVerdict(Orders.entry("c1", 1))).isNull();
        assertThat(ledger.mayHaveForgotten(Orders.entry("c1", 1))).isTrue();
    }

    private void restore(String clOrdId, OrderState... states) {
        OrderDecision intent = Orders.entry(clOrdId, 1);
        ledger.restoreVerdict(intent);
        for (OrderState state : states) {
            ledger.restoreReport(ExecutionReport.ofSink(intent, state, "", 1));
        }
    }
}
