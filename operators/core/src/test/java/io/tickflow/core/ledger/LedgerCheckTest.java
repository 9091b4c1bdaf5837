package io.tickflow.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import org.junit.jupiter.api.Test;

/** A log that keeps the laws, and one with each break planted. */
class LedgerCheckTest {

    private final LedgerCheck check = new LedgerCheck("a1");

    @Test
    void shouldFindNothingInLawfulLog() {
        OrderDecision entry = order("d1", Leg.ENTRY, 0, Side.BUY);
        OrderDecision exit = order("d1", Leg.EXIT, 0, Side.SELL);
        check.onVerdict(0, entry);
        check.onVerdict(1, exit);
        report(entry, 10);
        report(entry, 10);
        assertThat(check.find("d1").held()).isEqualTo(Quantity.of(10));
        report(exit, 10);

        assertThat(check.breaks()).isEmpty();
        assertThat(check.find("d1").held()).isEqualTo(Quantity.ZERO);
        assertThat(check.ways()).hasSize(1);
    }

    @Test
    void shouldFindSecondVerdictAndSecondApproval() {
        OrderDecision entry = order("d1", Leg.ENTRY, 0, Side.BUY);
        check.onVerdict(0, entry);
        check.onVerdict(1, entry);

        assertThat(check.breaks())
                .containsExactly(
                        "d1: 2 verdicts on the entry instead of one",
                        "d1: order d1-ENTRY-0 was approved twice");
    }

    @Test
    void shouldFindFillThatNobodyIntended() {
        report(order("d1", Leg.ENTRY, 0, Side.BUY), 10);

        assertThat(check.breaks())
                .containsExactly(
                        "d1: 0 verdicts on the entry instead of one",
                        "d1: a report on order d1-ENTRY-0 that nobody intended");
    }

    @Test
    void shouldFindSecondEndAndOverfill() {
        OrderDecision entry = order("d1", Leg.ENTRY, 0, Side.BUY);
        check.onVerdict(0, entry);
        check.onMessage(
                DeskMessage.of(0, ExecutionReport.ofSink(entry, OrderState.EXPIRED, "", 1)));
        report(entry, 10);
        assertThat(check.breaks()).isEmpty();

        check.onMessage(
                DeskMessage.of(0, ExecutionReport.ofSink(entry, OrderState.REJECTED, "", 1)));
        report(entry, 11);

        assertThat(check.breaks())
                .containsExactly(
                        "d1: order d1-ENTRY-0 ended twice: FILLED, then REJECTED",
                        "d1: order d1-ENTRY-0 for 10 units is filled by 11");
    }

    @Test
    void shouldTakeAnswerToForgetfulDeskForNoEnd() {
        OrderDecision entry = order("d1", Leg.ENTRY, 0, Side.BUY);
        check.onVerdict(0, entry);
        report(entry, 10);
        check.onMessage(
                DeskMessage.of(
                        0,
                        ExecutionReport.ofSink(
                                entry,
                                OrderState.EXPIRED,
                                ExecutionReport.RECORDED_BEFORE + DeskVerdict.APPROVED,
                                1)));

        assertThat(check.breaks()).isEmpty();
    }

    @Test
    void shouldFindReversedPosition() {
        OrderDecision entry = order("d1", Leg.ENTRY, 0, Side.SELL);
        OrderDecision first = order("d1", Leg.EXIT, 0, Side.BUY);
        OrderDecision second = order("d1", Leg.EXIT, 1, Side.BUY);
        int offset = 0;
        for (OrderDecision order : new OrderDecision[] {entry, first, second}) {
            check.onVerdict(offset++, order);
            report(order, 10);
        }

        assertThat(check.breaks())
                .containsExactly("d1: reversed: its exits closed more than was open, 10 is left");
    }

    @Test
    void shouldAcceptPositionThatOperatorTold() {
        check.onMessage(
                DeskMessage.of(
                        0,
                        ExecutionReport.ofPosition(
                                "a1",
                                "p1",
                                "EURUSD",
                                1,
                                Leg.ENTRY,
                                0,
                                Side.BUY,
                                Quantity.of(5),
                                "",
                                1)));

        assertThat(check.breaks()).isEmpty();
    }

    private void report(OrderDecision order, long filled) {
        check.onMessage(
                DeskMessage.of(
                        0,
                        ExecutionReport.ofOperator(
                                order, null, OrderState.FILLED, Quantity.of(filled), 1, "", 1)));
    }

    private static OrderDecision order(String decisionId, Leg leg, int attempt, Side side) {
        return new OrderDecision(
                "a1",
                decisionId,
                "EURUSD",
                1,
                leg,
                attempt,
                DeskVerdict.APPROVED,
                RiskReason.NONE,
                decisionId + '-' + leg + '-' + attempt,
                side,
                Quantity.of(10),
                1,
                1,
                1,
                OrderDecision.NEVER,
                "",
                0,
                Double.NaN,
                Double.NaN,
                "",
                "");
    }
}
