package io.tickflow.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.OrderState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions of the book against those of the broker. */
class PositionGuardTest extends OrderRouterTestBase {

    private static final double ALL = Orders.QUANTITY;

    @BeforeEach
    void logOn() {
        gateway.profile = VenueProfile.COMPLETE;
        router.onSessionUp(1);
    }

    @Test
    void shouldAskForPositionsWithinAMinuteTwice() {
        for (int second = 0; second < 60; second++) {
            router.onTick();
            clock.advance(1_000);
        }

        assertThat(gateway.calls.stream().filter("positions"::equals).count()).isEqualTo(4);
    }

    @Test
    void shouldBlockSymbolOfManualClose() {
        fill("e1");
        router.onPositions(Map.of("GBPUSD", units(0)));
        assertThat(controls).isEmpty();
        router.onPositions(Map.of());

        assertThat(commands()).containsExactly("BLOCK EURUSD the book holds 1000, the broker 0");
        record(Orders.exitOf("e1", "x1"));
        assertThat(gateway.calls).doesNotContain("send x1 on 1");
        assertThat(said())
                .endsWith("x1 EXPIRED the symbol is blocked: " + controls.get(0).reason());
    }

    @Test
    void shouldBlockSymbolOfOrphan() {
        router.onPositions(Map.of("EURUSD", units(5)));
        router.onPositions(Map.of("EURUSD", units(5)));

        assertThat(commands()).containsExactly("BLOCK EURUSD the book holds 0, the broker 5");
    }

    @Test
    void shouldNotBlockWhileFillsAreUnderWay() {
        fill("e1");
        router.onPositions(Map.of("EURUSD", units(0)));
        router.onPositions(Map.of("EURUSD", units(ALL)));
        router.onPositions(Map.of("EURUSD", units(0)));

        assertThat(controls).isEmpty();
    }

    @Test
    void shouldEndBlockWhenPositionsAgree() {
        router.onPositions(Map.of("EURUSD", units(5)));
        router.onPositions(Map.of("EURUSD", units(5)));
        router.onPositions(Map.of());
        record(Orders.entry("e1", LATER));

        assertThat(commands()).endsWith("UNBLOCK EURUSD book and broker hold 0");
        assertThat(gateway.calls).endsWith("send e1 on 1");
    }

    @Test
    void shouldBlockSymbolOfBust() {
        fill("e1");
        router.onReport(news("e1", OrderState.CANCELLED, 0, VenueReport.Kind.BUST));

        assertThat(commands())
                .containsExactly("BLOCK EURUSD bust of order e1: CumQty(14) 0, was 1000");
        assertThat(ledger.heldBySymbol()).containsEntry("EURUSD", units(ALL));
    }

    @Test
    void shouldBlockSymbolOfForeignFillOnly() {
        router.onReport(Orders.report("f1", OrderState.NEW, 0, 0, Double.NaN));
        router.onReport(Orders.status("f2", OrderState.FILLED, 7, 1));
        assertThat(controls).isEmpty();

        router.onReport(Orders.report("f1", OrderState.FILLED, 7, 7, 1));

        assertThat(commands())
                .containsExactly("BLOCK EURUSD 7 units of a foreign order f1 were filled");
    }

    @Test
    void shouldBlockSymbolByPositionsOfFile() {
        gateway.profile = new VenueProfile(true, false, "positions.csv", false);
        router.onTick();
        assertThat(gateway.calls).endsWith("positions");
        fill("e1");
        clock.advance(15_000);
        router.onPositions(Map.of("GBPUSD", units(7)), clock.millis() - 1);
        clock.advance(15_000);
        router.onPositions(Map.of("GBPUSD", units(7)), clock.millis() - 1);

        assertThat(commands())
                .containsExactly(
                        "BLOCK EURUSD the book holds 1000, the broker 0",
                        "BLOCK GBPUSD the book holds 0, the broker 7");
    }

    @Test
    void shouldNotJudgeByPositionsBeforeLastFill() {
        long beforeFill = clock.millis();
        clock.advance(1_000);
        fill("e1");
        clock.advance(1_000);
        router.onPositions(Map.of(), beforeFill);
        router.onPositions(Map.of(), beforeFill + 1);
        assertThat(controls).isEmpty();

        router.onSessionDown("test");
        clock.advance(1_000);
        router.onSessionUp(2);
        router.onPositions(Map.of(), clock.millis() - 1);
        router.onPositions(Map.of(), clock.millis() - 1);

        assertThat(controls).isEmpty();
    }

    @Test
    void shouldEndUnknownOrderByPosition() {
        gateway.profile = new VenueProfile(false, true);
        record(Orders.entry("e1", LATER));
        router.onNotKnown("e1", "gone");
        router.onPositions(Map.of("EURUSD", units(ALL)));
        assertThat(said()).noneMatch(said -> said.startsWith("e1 FILLED"));
        router.onPositions(Map.of("EURUSD", units(ALL)));

        assertThat(said()).endsWith("e1 FILLED the broker's position");
        assertThat(controls).isEmpty();
    }

    @Test
    void shouldEndExitThatCrashedBeforeItWasSent() {
        fill("e1");
        ledger.restoreVerdict(Orders.exitOf("e1", "x1"));
        router.onSessionDown("test");
        router.onSessionUp(2);
        router.onStatusRefused("x1", "not supported");
        router.onPositions(Map.of("EURUSD", units(ALL)));
        router.onPositions(Map.of("EURUSD", units(ALL)));

        assertThat(said()).endsWith("x1 EXPIRED the broker's position is without it");
    }

    @Test
    void shouldTakePositionFromOperator() {
        fill("e1");
        router.onPositions(Map.of());
        router.onPositions(Map.of());
        router.onControl(position("EURUSD", 0));

        assertThat(ledger.heldBySymbol()).isEmpty();
        assertThat(reports.get(reports.size() - 1).ofPosition()).isTrue();
        assertThat(commands())
                .endsWith(
                        "UNBLOCK EURUSD operator ann: test",
                        "ANSWER EURUSD the book holds 0 of EURUSD; before it held 1000");
    }

    @Test
    void shouldNotSendExitDecidedBeforeOperatorSpoke() {
        fill("e1");
        router.onControl(position("EURUSD", 400));
        record(Orders.exitOf("e1", "x1"));

        assertThat(gateway.calls).doesNotContain("send x1 on 1");
        assertThat(said())
                .endsWith(
                        "x1 EXPIRED an operator told of the position meanwhile, and less is held"
                                + " now");
        assertThat(ledger.heldBySymbol()).containsEntry("EURUSD", units(400));
    }

    @Test
    void shouldSendExitOfWhatOperatorTold() {
        fill("e1");
        router.onControl(position("EURUSD", 2 * ALL));
        record(Orders.exitOf("e1", "x1"));

        assertThat(gateway.calls).endsWith("send x1 on 1");
    }

    @Test
    void shouldHoldPartialFillOfEndedOrder() {
        record(Orders.entry("e1", LATER));
        router.onReport(Orders.report("e1", OrderState.CANCELLED, 0, 0, Double.NaN));
        router.onReport(Orders.report("e1", OrderState.PARTIALLY_FILLED, 400, 400, 1));

        assertThat(ledger.heldBySymbol()).containsEntry("EURUSD", units(400));
        assertThat(said()).endsWith("e1 CANCELLED late fill;");
        var next = new OrderLedger(2);
        next.restoreVerdict(Orders.entry("e1", LATER));
        reports.forEach(next::restoreReport);
        assertThat(next.heldBySymbol()).containsEntry("EURUSD", units(400));
    }

    @Test
    void shouldTakeFilledOrderWithoutQuantityForWhole() {
        record(Orders.entry("e1", LATER));
        router.onReport(Orders.report("e1", OrderState.FILLED, 0, Double.NaN, 1));

        assertThat(ledger.heldBySymbol()).containsEntry("EURUSD", units(ALL));
    }

    @Test
    void shouldAdoptPositionWithoutTrade() {
        router.onControl(position("EURUSD", -5));

        assertThat(ledger.heldBySymbol()).containsEntry("EURUSD", units(-5));
        OrderLedger next = new OrderLedger(2);
        reports.forEach(next::restoreReport);
        assertThat(next.heldBySymbol()).containsEntry("EURUSD", units(-5));
    }

    @Test
    void shouldRefusePositionWhileOrderIsOpen() {
        record(Orders.entry("e1", LATER));
        router.onControl(position("EURUSD", 0));

        assertThat(commands())
                .containsExactly(
                        "ANSWER EURUSD refused: an order on EURUSD is open: e1. Maybe resolve it"
                                + " first");
    }

    @Test
    void shouldResolveUnknownOrderOfRunningSink() {
        record(Orders.entry("e1", LATER));
        router.onControl(resolve("e1", 400));
        assertThat(commands().get(0)).contains("refused: the order is not unknown");

        clock.advance(LIMITS.silenceMillis());
        router.onControl(resolve("e1", 400));

        assertThat(commands()).endsWith("ANSWER  CANCELLED of 400 units of order e1");
        assertThat(ledger.heldBySymbol()).containsEntry("EURUSD", units(400));
        assertThat(ledger.openCount()).isZero();
    }

    @Test
    void shouldKnowBlocksAndHaltsOfEarlierRun() {
        router.restoreControl(Control.onSymbol("b", "a1", Command.BLOCK, "sink", "?", "EURUSD"));
        record(Orders.entry("e1", LATER));
        assertThat(said()).containsExactly("e1 EXPIRED the symbol is blocked: ?");

        router.restoreControl(Control.onSymbol("u", "a1", Command.UNBLOCK, "sink", "", "EURUSD"));
        router.restoreControl(control(Command.HALT));
        record(Orders.entry("e2", LATER));
        assertThat(said()).endsWith("e2 EXPIRED halted by an operator");
    }

    private void fill(String clOrdId) {
        record(Orders.entry(clOrdId, LATER));
        router.onReport(Orders.report(clOrdId, OrderState.FILLED, ALL, ALL, 1));
    }

    private static VenueReport news(
            String clOrdId, OrderState state, double cumulative, VenueReport.Kind kind) {
        return new VenueReport(
                clOrdId,
                "EURUSD",
                state,
                Quantity.ZERO,
                1,
                units(cumulative),
                1,
                "o",
                "bust",
                "t",
                kind,
                "",
                "");
    }

    private static Quantity units(double units) {
        return Quantity.nearest(units);
    }

    private static Control position(String symbol, double quantity) {
        return new Control(
                "p",
                "a1",
                Command.POSITION,
                "ann",
                "test",
                symbol,
                "",
                units(quantity),
                Double.NaN,
                "");
    }

    private static Control resolve(String clOrdId, double filled) {
        return new Control(
                "r", "a1", Command.RESOLVE, "ann", "test", "", clOrdId, units(filled), 1, "");
    }

    private List<String> commands() {
        return controls.stream()
                .map(c -> c.command() + " " + c.symbol() + ' ' + c.reason())
                .toList();
    }
}
