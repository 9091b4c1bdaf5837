package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.HORIZON;
import static io.tickflow.core.desk.DeskEvents.candidate;
import static io.tickflow.core.desk.DeskEvents.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions that operators close, blocks, and fills outside the desk. */
class DeskPositionTest {

    private static final Quantity ALL = DeskHarness.QUANTITY;

    private final DeskHarness bed = new DeskHarness();
    private OrderDecision entry;

    @BeforeEach
    void enter() {
        entry = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
    }

    @Test
    void shouldFlattenBeforeHorizon() {
        fill();

        DeskOutput output = bed.control(Command.FLATTEN);

        assertThat(only(output).quantity()).isEqualTo(ALL);
        assertThat(output.answers().get(0).reason()).contains("as order " + only(output).clOrdId());
    }

    @Test
    void shouldDecideNothingOnBlockedSymbol() {
        fill();
        bed.control(Control.onSymbol("b", "SANDBOX-1", Command.BLOCK, "sink", "?", "EURUSD"));
        assertThat(bed.pass(HORIZON).decisions()).isEmpty();
        assertThat(bed.next()).isEqualTo(Desk.NO_WAKE_UP);
        assertThat(only(bed.signal(candidate("d5", "GBPUSD", 1, bed.nowMillis))).approved())
                .isTrue();
        assertThat(only(bed.signal(candidate("d6", "EURUSD", 2, bed.nowMillis))).reason())
                .isEqualTo(RiskReason.SYMBOL_BLOCKED);

        DeskOutput output =
                bed.control(
                        Control.onSymbol("u", "SANDBOX-1", Command.UNBLOCK, "sink", "", "EURUSD"));

        assertThat(only(output).leg()).isEqualTo(Leg.EXIT);
    }

    @Test
    void shouldEndTradeThatOperatorToldClosed() {
        fill();
        bed.control(Control.onSymbol("b", "SANDBOX-1", Command.BLOCK, "sink", "?", "EURUSD"));

        bed.report(outside(ALL));

        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldCloseOnlyRestAfterOutsideClose() {
        fill();
        bed.report(outside(Quantity.of(4_000)));

        OrderDecision exit = only(bed.pass(HORIZON));

        assertThat(exit.attempt()).isZero();
        assertThat(exit.quantity()).isEqualTo(ALL.minus(Quantity.of(4_000)));
    }

    private ExecutionReport outside(Quantity quantity) {
        return ExecutionReport.ofPosition(
                entry.account(),
                entry.decisionId(),
                entry.symbol(),
                entry.eventTimeMillis(),
                Leg.EXIT,
                ExecutionReport.OUTSIDE_ATTEMPTS,
                entry.side().opposite(),
                quantity,
                "by hand",
                bed.nowMillis);
    }

    private void fill() {
        bed.report(report(entry, OrderState.FILLED, ALL, bed.nowMillis));
    }

    private static OrderDecision only(DeskOutput output) {
        assertThat(output.decisions()).hasSize(1);
        return output.decisions().get(0);
    }
}
