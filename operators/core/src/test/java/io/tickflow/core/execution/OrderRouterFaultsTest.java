package io.tickflow.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.OrderState;
import org.junit.jupiter.api.Test;

/** Venues that lose reports, refuse questions and forget. */
class OrderRouterFaultsTest extends OrderRouterTestBase {

    @Test
    void shouldSendExitsBesideSilentOrder() {
        router.onSessionUp(1);
        record(Orders.entry("e1", LATER));
        clock.advance(LIMITS.silenceMillis() / 2);
        router.onTick();
        gateway.answeredProbe = 1;
        clock.advance(LIMITS.silenceMillis());

        record(Orders.exit("x1"));

        assertThat(gateway.calls).endsWith("send x1 on 1");
    }

    @Test
    void shouldHoldOrdersForFrozenVenue() {
        router.onSessionUp(1);
        record(Orders.entry("e1", LATER));
        clock.advance(LIMITS.silenceMillis() / 2);
        router.onTick();
        clock.advance(LIMITS.silenceMillis());

        record(Orders.exit("x1"));
        assertThat(gateway.calls).doesNotContain("send x1 on 1");

        gateway.answeredProbe = 1;
        router.onTick();
        assertThat(gateway.calls).contains("send x1 on 1");
    }

    @Test
    void shouldCallUnansweredOrderUnknownAndAskOn() {
        router.onSessionUp(1);
        record(Orders.entry("e1", LATER));
        clock.advance(LIMITS.silenceMillis());
        router.onTick();
        assertThat(said()).containsExactly("e1 SENT");

        clock.advance(LIMITS.statusWaitMillis());
        router.onTick();
        assertThat(said()).containsExactly("e1 SENT", "e1 UNKNOWN no answer to a status request");

        clock.advance(2 * LIMITS.statusWaitMillis());
        router.onTick();
        assertThat(gateway.calls).containsSequence("status e1", "status e1");
    }

    @Test
    void shouldNotTakeForgottenOrderForExpired() {
        gateway.profile = VenueProfile.CAUTIOUS;
        ledger.restoreVerdict(Orders.entry("old", LATER));
        router.onSessionUp(1);
        for (int i = 0; i < 3; i++) {
            router.onNotKnown("old", "unknown order");
            clock.advance(LIMITS.statusWaitMillis());
        }

        assertThat(ledger.openCount()).isEqualTo(1);
        assertThat(said())
                .containsExactly(
                        "old UNKNOWN not known at the venue, which may forget completed orders;"
                                + " unknown order");
    }

    @Test
    void shouldAskAgainAfterRefusal() {
        ledger.restoreVerdict(Orders.exit("x1"));
        router.onSessionUp(1);
        router.onStatusRefused("x1", "busy");
        clock.advance(2 * LIMITS.statusWaitMillis());
        router.onTick();
        assertThat(gateway.calls).containsExactly("mass status", "status x1", "status x1");

        router.onReport(Orders.status("x1", OrderState.FILLED, Orders.QUANTITY, 1.1));
        assertThat(said()).endsWith("x1 FILLED");
    }

    @Test
    void shouldAffirmWorkingOrder() {
        router.onSessionUp(1);
        record(Orders.entry("e1", LATER));
        router.onReport(Orders.report("e1", OrderState.NEW, 0, 0, Double.NaN));
        clock.advance(LIMITS.silenceMillis());
        router.onTick();
        router.onReport(Orders.status("e1", OrderState.NEW, 0, Double.NaN));

        assertThat(said()).containsExactly("e1 SENT", "e1 NEW", "e1 NEW");
        assertThat(reports.get(2).reportTimeMillis()).isEqualTo(clock.millis());
    }

    @Test
    void shouldSendExitOfTradeBeforeForgottenOnes() {
        router.onSessionUp(1);
        for (String clOrdId : new String[] {"e1", "e2", "e3", "e4"}) {
            var unused = ledger.noteVerdict(Orders.entry(clOrdId, LATER));
            record(Orders.entry(clOrdId, LATER));
            router.onReport(
                    Orders.report(clOrdId, OrderState.FILLED, Orders.QUANTITY, Orders.QUANTITY, 1));
        }

        record(Orders.exitOf("e1", "x1"));

        assertThat(gateway.calls).endsWith("send x1 on 1");
    }

    @Test
    void shouldSendExitBesideTooManyOpenOrders() {
        router.onSessionUp(1);
        for (int i = 1; i <= LIMITS.openOrdersMax() + 1; i++) {
            record(Orders.entry("e" + i, LATER));
        }

        record(Orders.exit("x1"));

        assertThat(gateway.calls).endsWith("send x1 on 1");
    }

    @Test
    void shouldTakeRejectsOfTwoOrdersForTwo() {
        router.onSessionUp(1);
        record(Orders.entry("e1", LATER));
        record(Orders.entry("e2", LATER));

        for (String clOrdId : new String[] {"e1", "e2"}) {
            router.onReport(
                    new VenueReport(
                            clOrdId,
                            "EURUSD",
                            OrderState.REJECTED,
                            Quantity.ZERO,
                            Double.NaN,
                            Quantity.ZERO,
                            Double.NaN,
                            "NONE",
                            "0",
                            "t",
                            VenueReport.Kind.NEWS,
                            "no",
                            ""));
        }

        assertThat(said()).endsWith("e1 REJECTED no", "e2 REJECTED no");
    }

    @Test
    void shouldRecallEntriesThatWaitAtHalt() {
        router.onSessionUp(1);
        leaseHeld = false;
        record(Orders.entry("e1", LATER));
        record(Orders.exit("x1"));
        router.onControl(control(Control.Command.HALT));
        leaseHeld = true;
        router.onTick();
        record(Orders.entry("e2", LATER));

        assertThat(gateway.calls).containsExactly("send x1 on 1");
        assertThat(said())
                .contains("e1 EXPIRED halted by an operator", "e2 EXPIRED halted by an operator");

        router.onControl(control(Control.Command.RESUME));
        record(Orders.entry("e3", LATER));
        assertThat(gateway.calls).endsWith("send e3 on 1");
    }
}
