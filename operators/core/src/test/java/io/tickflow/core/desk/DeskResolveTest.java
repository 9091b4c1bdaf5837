package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.HORIZON;
import static io.tickflow.core.desk.DeskEvents.candidate;
import static io.tickflow.core.desk.DeskEvents.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import org.junit.jupiter.api.Test;

/** Evidence of an operator about an unknown order. */
class DeskResolveTest {

    private static final Quantity ALL = DeskHarness.QUANTITY;

    private final DeskHarness bed = new DeskHarness();

    @Test
    void shouldEndTradeOfWhichOperatorFoundNothing() {
        OrderDecision entry = unknownEntry();
        OrderDecision before = only(bed.signal(candidate("d2", "EURUSD", 1, bed.nowMillis)));

        DeskOutput told = bed.report(evidence(entry, OrderState.EXPIRED, Quantity.ZERO));
        OrderDecision after = only(bed.signal(candidate("d3", "EURUSD", 2, bed.nowMillis)));

        assertThat(before.reason()).isEqualTo(RiskReason.UNKNOWN_ORDER_ON_SYMBOL);
        assertThat(told.notes())
                .extracting(DeskNote::kind)
                .containsExactly(Kind.RESOLVED_ORDER, Kind.TRADE_ENDED);
        assertThat(after.approved()).isTrue();
    }

    @Test
    void shouldCloseWhatAnOperatorFoundFilled() {
        OrderDecision entry = unknownEntry();
        bed.report(evidence(entry, OrderState.CANCELLED, Quantity.of(5_000)));

        OrderDecision exit = only(bed.pass(HORIZON));

        assertThat(exit.leg()).isEqualTo(Leg.EXIT);
        assertThat(exit.quantity()).isEqualTo(Quantity.of(5_000));
    }

    @Test
    void shouldBelieveTheVenueThatWasFaster() {
        OrderDecision entry = unknownEntry();
        bed.report(report(entry, OrderState.EXPIRED, 0, bed.nowMillis));

        DeskOutput told = bed.report(evidence(entry, OrderState.FILLED, ALL));

        assertThat(told.notes()).isEmpty();
        assertThat(told.decisions()).isEmpty();
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldCountFillOfOperatorAndVenueOnce() {
        OrderDecision entry = unknownEntry();
        bed.report(evidence(entry, OrderState.FILLED, ALL));
        bed.report(report(entry, OrderState.FILLED, ALL, bed.nowMillis));

        assertThat(bed.book().trades().get(0).heldQuantity().abs()).isEqualTo(ALL);
    }

    private OrderDecision unknownEntry() {
        OrderDecision entry = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
        bed.pass(DeskHarness.CONFIG.silenceMillis());
        assertThat(bed.book().trades().get(0).unknown()).isTrue();
        return entry;
    }

    private ExecutionReport evidence(OrderDecision order, OrderState state, Quantity filled) {
        return ExecutionReport.ofOperator(
                order, null, state, filled, Double.NaN, "seen in the terminal", bed.nowMillis);
    }

    private static OrderDecision only(DeskOutput output) {
        assertThat(output.decisions()).hasSize(1);
        return output.decisions().get(0);
    }
}
