package io.tickflow.operate.observe;

import io.tickflow.testkit.builder.ReportBuilder;
import io.tickflow.testkit.builder.OrderBuilder;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import org.junit.jupiter.api.Test;

class TradeBookTest {

    private final TradeBook book = new TradeBook();

    @Test
    void shouldHoldAPositionFromItsFillToItsExit() {
        OrderDecision entry = order(Leg.ENTRY, Side.SELL);
        OrderDecision exit = order(Leg.EXIT, Side.BUY);

        book.decided(entry, 1);
        book.reported(report(entry, OrderState.SENT, 0), 2);
        assertThat(book.positions()).isEmpty();
        assertThat(book.openOrders())
                .containsExactly(
                        new TradeBook.OpenOrder(
                                "A", "EURUSD", "ENTRY-1", Leg.ENTRY, OrderState.SENT, 2));

        book.reported(report(entry, OrderState.FILLED, 1_000), 3);
        assertThat(book.positions())
                .containsExactly(new TradeBook.Position("A", "EURUSD", -1_000, 3));
        assertThat(book.openOrders()).isEmpty();

        book.decided(exit, 4);
        book.reported(report(exit, OrderState.PARTIALLY_FILLED, 400), 5);
        assertThat(book.positions())
                .containsExactly(new TradeBook.Position("A", "EURUSD", -600, 3));

        book.reported(report(exit, OrderState.FILLED, 1_000), 6);
        assertThat(book.positions()).isEmpty();
    }

    @Test
    void shouldNotBeMovedByRepetitions() {
        OrderDecision entry = order(Leg.ENTRY, Side.BUY);
        for (int i = 0; i < 2; i++) {
            book.decided(entry, 1);
            book.reported(report(entry, OrderState.SENT, 0), 2);
            book.reported(report(entry, OrderState.FILLED, 1_000), 3);
        }

        assertThat(book.openOrders()).isEmpty();
        assertThat(book.positions())
                .containsExactly(new TradeBook.Position("A", "EURUSD", 1_000, 3));
    }

    @Test
    void shouldWaitForAnOrderThatNobodyReportedOn() {
        book.decided(order(Leg.ENTRY, Side.BUY), 7);

        assertThat(book.openOrders())
                .containsExactly(
                        new TradeBook.OpenOrder("A", "EURUSD", "ENTRY-1", Leg.ENTRY, null, 7));
    }

    private static OrderDecision order(Leg leg, Side side) {
        return OrderBuilder.order("d1", leg).account("A").at(1).clOrdId(leg + "-1").side(side).decidedAt(1).build();
    }

    private static ExecutionReport report(OrderDecision order, OrderState state, double filled) {
        return ReportBuilder.report(order, state).cumulative(filled).ids("", "x-" + state).at(1).build();
    }
}
