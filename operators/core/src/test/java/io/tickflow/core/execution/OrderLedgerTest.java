package io.tickflow.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.instrument.Quantity;
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
    void shouldForgetEndedOrdersBeyondTheBound() {
        for (String id : new String[] {"c1", "c2", "c3"}) {
            restore(id, OrderState.REJECTED);
        }

        assertThat(ledger.find("c1")).isNull();
        assertThat(ledger.find("c2")).isNotNull();
    }

    @Test
    void shouldKeepOrdersOfTradeThatHoldsSomething() {
        OrderDecision entry = Orders.entry("c1", 1);
        ledger.restoreVerdict(entry);
        ledger.restoreReport(filled(entry, 1_000));
        for (String id : new String[] {"c2", "c3", "c4"}) {
            restore(id, OrderState.REJECTED);
        }
        assertThat(ledger.find("c1")).isNotNull();

        OrderDecision exit = Orders.exitOf("c1", "x1");
        ledger.restoreVerdict(exit);
        ledger.restoreReport(filled(exit, 1_000));
        restore("c5", OrderState.REJECTED);
        restore("c6", OrderState.REJECTED);

        assertThat(ledger.find("c1")).isNull();
        assertThat(ledger.find("x1")).isNull();
    }

    @Test
    void shouldRememberTradeAgainAfterLateFill() {
        OrderDecision entry = Orders.entry("c1", 1);
        ledger.restoreVerdict(entry);
        ledger.restoreReport(ExecutionReport.ofSink(entry, OrderState.EXPIRED, "", 1));
        ledger.restoreReport(filled(entry, 5));
        restore("c2", OrderState.REJECTED);
        restore("c3", OrderState.REJECTED);
        restore("c4", OrderState.REJECTED);

        assertThat(ledger.find("c1")).isNotNull();
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

    private static ExecutionReport filled(OrderDecision order, long units) {
        return ExecutionReport.ofOperator(
                order, null, OrderState.FILLED, Quantity.of(units), 1, "", 2);
    }

    private void restore(String clOrdId, OrderState... states) {
        OrderDecision intent = Orders.entry(clOrdId, 1);
        ledger.restoreVerdict(intent);
        for (OrderState state : states) {
            ledger.restoreReport(ExecutionReport.ofSink(intent, state, "", 1));
        }
    }
}
