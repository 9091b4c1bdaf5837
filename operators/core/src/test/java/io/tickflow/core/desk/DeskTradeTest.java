package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.HORIZON;
import static io.tickflow.core.desk.DeskEvents.candidate;
import static io.tickflow.core.desk.DeskEvents.report;
import static io.tickflow.core.desk.DeskEvents.vetoed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ClOrdIds;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskTradeTest {

    private static final Quantity ALL = DeskHarness.QUANTITY;

    private final DeskHarness bed = new DeskHarness();
    private OrderDecision entry;

    @BeforeEach
    void enter() {
        entry = only(bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis)));
    }

    @Test
    void shouldCloseAtHorizonByMarketTime() {
        reported(entry, OrderState.FILLED, ALL);

        assertThat(bed.signal(vetoed("d2", "EURUSD", HORIZON - 1, bed.nowMillis)).decisions())
                .isEmpty();
        assertThat(bed.signal(vetoed("d3", "GBPUSD", HORIZON, bed.nowMillis)).decisions())
                .isEmpty();
        OrderDecision exit = only(bed.signal(vetoed("d4", "EURUSD", HORIZON, bed.nowMillis)));

        assertThat(exit.leg()).isEqualTo(Leg.EXIT);
        assertThat(exit.attempt()).isZero();
        assertThat(exit.side()).isEqualTo(entry.side().opposite());
        assertThat(exit.quantity()).isEqualTo(ALL);
        assertThat(exit.expiresAtMillis()).isEqualTo(OrderDecision.NEVER);
        assertThat(exit.clOrdId()).isEqualTo(ClOrdIds.of(DeskHarness.ACCOUNT, "d1", Leg.EXIT, 0));
    }

    @Test
    void shouldCloseByClockWhenMarketIsQuiet() {
        reported(entry, OrderState.FILLED, ALL);

        assertThat(bed.pass(HORIZON - 1).decisions()).isEmpty();
        assertThat(only(bed.pass(1)).leg()).isEqualTo(Leg.EXIT);
    }

    @Test
    void shouldCloseFillBehindHorizonAtOnce() {
        bed.signal(vetoed("d2", "EURUSD", 2 * HORIZON, bed.nowMillis));

        assertThat(only(reported(entry, OrderState.FILLED, ALL)).leg()).isEqualTo(Leg.EXIT);
    }

    @Test
    void shouldFreeSymbolOnceExitIsFilled() {
        OrderDecision exit = exitOfFilledEntry();

        DeskOutput output = reported(exit, OrderState.FILLED, ALL);

        assertThat(kinds(output)).containsExactly(Kind.TRADE_ENDED);
        assertThat(bed.book().openTrades()).isZero();
        assertThat(bed.next()).isEqualTo(Desk.NO_WAKE_UP);
        OrderDecision next =
                only(bed.signal(candidate("d9", "EURUSD", 2 * HORIZON, bed.nowMillis)));
        assertThat(next.approved()).isTrue();
    }

    @Test
    void shouldEndTradeOfEntryThatFilledNothing() {
        for (OrderState state :
                List.of(OrderState.REJECTED, OrderState.CANCELLED, OrderState.EXPIRED)) {
            var fresh = new DeskHarness();
            OrderDecision order = only(fresh.signal(candidate("d1", "EURUSD", 0, fresh.nowMillis)));

            fresh.report(report(order, state, 0, fresh.nowMillis));

            assertThat(fresh.book().openTrades()).isZero();
        }
    }

    @Test
    void shouldManageWhatCancelledEntryFilledBefore() {
        reported(entry, OrderState.PARTIALLY_FILLED, 4_000);
        reported(entry, OrderState.CANCELLED, 4_000);

        assertThat(only(bed.pass(HORIZON)).quantity()).isEqualTo(Quantity.of(4_000));
    }

    @Test
    void shouldTakeFilledWithoutQuantityAsWholeFill() {
        reported(entry, OrderState.FILLED, 0);

        assertThat(bed.book().trades().get(0).heldQuantity()).isEqualTo(signed(ALL));
    }

    @Test
    void shouldHoldNothingOnReportWithoutQuantity() {
        reported(entry, OrderState.PARTIALLY_FILLED, 0);
        reported(entry, OrderState.PARTIALLY_FILLED, -1);

        assertThat(bed.book().trades().get(0).heldQuantity()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void shouldCloseRestOfCancelledExit() {
        OrderDecision first = exitOfFilledEntry();

        reported(first, OrderState.PARTIALLY_FILLED, 7_000);
        assertThat(reported(first, OrderState.CANCELLED, 7_000).decisions()).isEmpty();
        OrderDecision second = only(bed.pass(DeskHarness.CONFIG.exitRetryMillis()));

        assertThat(second.attempt()).isEqualTo(1);
        assertThat(second.quantity()).isEqualTo(Quantity.of(3_000));
        assertThat(second.clOrdId()).isNotEqualTo(first.clOrdId());
    }

    @Test
    void shouldBackOffThenWaitForOperator() {
        OrderDecision exit = exitOfFilledEntry();
        long wait = DeskHarness.CONFIG.exitRetryMillis();

        reported(exit, OrderState.REJECTED, 0);
        assertThat(bed.pass(wait - 1).decisions()).isEmpty();
        exit = only(bed.pass(1));
        reported(exit, OrderState.EXPIRED, 0);
        assertThat(bed.pass(2 * wait - 1).decisions()).isEmpty();
        exit = only(bed.pass(1));
        DeskOutput third = reported(exit, OrderState.REJECTED, 0);

        assertThat(kinds(third)).containsExactly(Kind.STUCK_TRADE);
        assertThat(bed.book().trades().get(0).stuck()).isTrue();
        OrderDecision denied =
                only(bed.signal(candidate("d9", "EURUSD", 2 * HORIZON, bed.nowMillis)));
        assertThat(denied.approved()).isFalse();

        assertThat(bed.control(Command.RESUME).decisions()).isEmpty();
        OrderDecision retried = only(bed.control(Command.RETRY_EXITS));
        assertThat(retried.attempt()).isEqualTo(3);
        reported(retried, OrderState.FILLED, ALL);
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldGoOnToCloseStuckTrade() {
        OrderDecision exit = exitOfFilledEntry();
        for (int i = 0; i < 3 * TradeOrders.MAX; i++) {
            reported(exit, OrderState.REJECTED, 0);
            exit = only(bed.pass(64 * DeskHarness.CONFIG.exitRetryMillis()));
        }

        assertThat(exit.attempt()).isEqualTo(3 * TradeOrders.MAX);
        reported(exit, OrderState.FILLED, ALL);
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldWaitForSessionOfClosedMarket() {
        OrderDecision exit = exitOfFilledEntry();
        for (int i = 0; i < 20; i++) {
            bed.report(closed(exit));
            exit = only(bed.pass(16 * 64 * DeskHarness.CONFIG.exitRetryMillis()));
        }

        assertThat(bed.book().trades().get(0).stuck()).isFalse();
        reported(exit, OrderState.FILLED, ALL);
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldKeepWorkingOrderKnownWhileVenueAffirmsIt() {
        for (int i = 0; i < 10; i++) {
            reported(entry, OrderState.NEW, 0);
            bed.pass(DeskHarness.CONFIG.silenceMillis() / 2);
        }

        assertThat(bed.book().trades().get(0).unknown()).isFalse();
    }

    private ExecutionReport closed(OrderDecision order) {
        return ExecutionReport.ofSink(
                order,
                OrderState.REJECTED,
                ExecutionReport.MARKET_CLOSED + "weekend",
                bed.nowMillis);
    }

    @Test
    void shouldNeverSendSecondExitWhileOneIsUnknown() {
        OrderDecision exit = exitOfFilledEntry();
        reported(exit, OrderState.UNKNOWN, 0);

        assertThat(bed.pass(86_400_000).decisions()).isEmpty();

        reported(exit, OrderState.FILLED, ALL);
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldNotReviveSilentOrderByRepetition() {
        ExecutionReport accepted = report(entry, OrderState.NEW, 0, bed.nowMillis);
        bed.report(accepted);
        bed.pass(DeskHarness.CONFIG.silenceMillis());
        assertThat(bed.book().trades().get(0).unknown()).isTrue();

        bed.report(accepted);
        assertThat(bed.book().trades().get(0).unknown()).isTrue();

        bed.report(report(entry, OrderState.NEW, 0, bed.nowMillis));
        assertThat(bed.book().trades().get(0).unknown()).isFalse();
    }

    @Test
    void shouldIgnoreRepeatedAndOlderReports() {
        reported(entry, OrderState.PARTIALLY_FILLED, 6_000);
        reported(entry, OrderState.PARTIALLY_FILLED, 2_000);
        reported(entry, OrderState.NEW, 0);
        reported(entry, OrderState.SENT, 0);
        reported(entry, OrderState.PARTIALLY_FILLED, 6_000);

        assertThat(bed.book().trades().get(0).heldQuantity()).isEqualTo(signed(Quantity.of(6_000)));
    }

    @Test
    void shouldStillExitWhileHalted() {
        reported(entry, OrderState.FILLED, ALL);
        bed.control(Command.HALT);

        assertThat(only(bed.pass(HORIZON)).leg()).isEqualTo(Leg.EXIT);
    }

    @Test
    void shouldClosePartOfOpenEntry() {
        reported(entry, OrderState.PARTIALLY_FILLED, 4_000);
        OrderDecision first = only(bed.signal(vetoed("d2", "EURUSD", HORIZON, bed.nowMillis)));
        reported(first, OrderState.FILLED, 4_000);
        assertThat(bed.book().openTrades()).isEqualTo(1);

        OrderDecision second = only(reported(entry, OrderState.FILLED, ALL));

        assertThat(first.quantity()).isEqualTo(Quantity.of(4_000));
        assertThat(second.quantity()).isEqualTo(Quantity.of(6_000));
        assertThat(second.attempt()).isEqualTo(1);
    }

    @Test
    void shouldSurviveAClockThatGoesBack() {
        reported(entry, OrderState.FILLED, ALL);
        bed.nowMillis -= 3_600_000;

        assertThat(bed.wakeUp().decisions()).isEmpty();
        assertThat(only(bed.pass(3_600_000 + HORIZON)).leg()).isEqualTo(Leg.EXIT);
    }

    private OrderDecision exitOfFilledEntry() {
        reported(entry, OrderState.FILLED, ALL);
        return only(bed.signal(vetoed("d2", "EURUSD", HORIZON, bed.nowMillis)));
    }

    private DeskOutput reported(OrderDecision order, OrderState state, Quantity cumulative) {
        return reported(order, state, cumulative.toDouble());
    }

    private DeskOutput reported(OrderDecision order, OrderState state, double cumulative) {
        return bed.report(report(order, state, cumulative, bed.nowMillis));
    }

    private Quantity signed(Quantity quantity) {
        return entry.side() == Side.BUY ? quantity : quantity.negated();
    }

    private static OrderDecision only(DeskOutput output) {
        assertThat(output.decisions()).hasSize(1);
        return output.decisions().get(0);
    }

    private static List<Kind> kinds(DeskOutput output) {
        return output.notes().stream().map(DeskNote::kind).toList();
    }
}
