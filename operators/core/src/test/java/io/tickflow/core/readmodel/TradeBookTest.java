package io.tickflow.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import org.junit.jupiter.api.Test;

class TradeBookTest {

    private static final VerdictPlace PLACE = new VerdictPlace(1, 10);

    private final ReadModel model = new ReadModel();
    private final TradeBook book = model.trades();
    private final OrderDecision entry = Records.approved("d1", Leg.ENTRY);
    private final OrderDecision exit = Records.approved("d1", Leg.EXIT);

    @Test
    void shouldHoldPositionFromFillToExit() {
        model.onVerdict(entry, PLACE, 1);
        report(entry, OrderState.SENT, 0, 2);
        assertThat(book.positions()).isEmpty();
        assertThat(book.openOrders()).containsExactly(open(OrderState.SENT, 2));

        report(entry, OrderState.FILLED, 1_000, 3);
        assertThat(book.positions()).containsExactly(new OpenPosition("A", "EURUSD", -1_000, 3));
        assertThat(book.openOrders()).isEmpty();

        model.onVerdict(exit, PLACE, 4);
        report(exit, OrderState.PARTIALLY_FILLED, 400, 5);
        assertThat(book.positions()).containsExactly(new OpenPosition("A", "EURUSD", -600, 3));

        report(exit, OrderState.FILLED, 1_000, 6);
        assertThat(book.positions()).isEmpty();
    }

    @Test
    void shouldCountFillsOutsideTheDeskBySide() {
        report(entry, OrderState.FILLED, 1_000, 1);
        model.onReport(outside(0, Side.SELL, 500), 2);
        assertThat(book.positions()).containsExactly(new OpenPosition("A", "EURUSD", -1_500, 1));

        model.onReport(outside(1, Side.BUY, 1_500), 3);
        assertThat(book.positions()).isEmpty();
    }

    @Test
    void shouldKnowBlocksUntilTheyEnd() {
        model.onControl(control(Control.Command.BLOCK, "EURUSD"), 1);
        model.onControl(control(Control.Command.BLOCK, "GBPUSD"), 2);
        model.onControl(control(Control.Command.UNBLOCK, "EURUSD"), 3);

        assertThat(model.blocks().inForce()).containsExactly(new Block("A", "GBPUSD", "?", 2));
    }

    private static Control control(Control.Command command, String symbol) {
        return Control.onSymbol("c", "A", command, "sink", "?", symbol);
    }

    private ExecutionReport outside(int number, Side side, long units) {
        return ExecutionReport.ofPosition(
                entry.account(),
                entry.decisionId(),
                entry.symbol(),
                entry.eventTimeMillis(),
                Leg.EXIT,
                ExecutionReport.OUTSIDE_ATTEMPTS + number,
                side,
                Quantity.of(units),
                "",
                1);
    }

    @Test
    void shouldIgnoreRepeatedRecords() {
        for (int i = 0; i < 2; i++) {
            model.onVerdict(entry, PLACE, 1);
            report(entry, OrderState.SENT, 0, 2);
            report(entry, OrderState.FILLED, 1_000, 3);
        }

        assertThat(book.openOrders()).isEmpty();
        assertThat(book.positions()).containsExactly(new OpenPosition("A", "EURUSD", -1_000, 3));
        assertThat(book.sent()).isEqualTo(1);
        assertThat(book.filled()).isEqualTo(1);
    }

    @Test
    void shouldKeepOrderOpenWithoutReport() {
        model.onVerdict(entry, PLACE, 7);

        assertThat(book.openOrders()).containsExactly(open(null, 7));
    }

    @Test
    void shouldIgnoreVoidApproval() {
        model.onVerdict(entry, new VerdictPlace(1, 10), 7);
        model.onLease(Records.opened(2, 10));

        assertThat(book.openOrders()).isEmpty();
        assertThat(model.settled()).isTrue();
    }

    @Test
    void shouldTakeApprovalOfSuccessorAfterVoidOne() {
        model.onLease(Records.opened(2, 10));
        model.onVerdict(entry, new VerdictPlace(1, 10), 7);
        model.onVerdict(entry, new VerdictPlace(2, 11), 8);

        assertThat(book.openOrders()).containsExactly(open(null, 8));
    }

    private void report(OrderDecision order, OrderState state, double filled, long appendMillis) {
        model.onReport(Records.report(order, state, filled), appendMillis);
    }

    private static OpenOrder open(OrderState state, long sinceMillis) {
        return new OpenOrder("A", "EURUSD", "d1/ENTRY", Leg.ENTRY, state, sinceMillis);
    }
}
