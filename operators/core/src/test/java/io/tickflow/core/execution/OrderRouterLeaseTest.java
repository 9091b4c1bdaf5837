package io.tickflow.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.order.OrderState;
import org.junit.jupiter.api.Test;

/** Router whose owner may have lost the account to another one. */
class OrderRouterLeaseTest extends OrderRouterTestBase {

    @Test
    void shouldNeitherSendNorEndAnythingWithoutLease() {
        router.onSessionUp(1);
        leaseHeld = false;

        record(Orders.entry("e1", LATER));
        record(Orders.entry("e2", NOW - 1));
        record(Orders.exit("x1"));
        router.onTick();
        router.onNotKnown("e1", "unknown order");

        assertThat(gateway.calls).containsExactly("leave");
        assertThat(said()).isEmpty();
    }

    @Test
    void shouldSendInOrderOnceLeaseIsBack() {
        router.onSessionUp(1);
        leaseHeld = false;
        record(Orders.entry("e1", LATER));
        record(Orders.entry("e2", NOW));
        record(Orders.exit("x1"));
        clock.advance(1);
        leaseHeld = true;

        router.onTick();

        assertThat(gateway.calls).containsExactly("send e1 on 1", "send x1 on 1");
        assertThat(said())
                .containsExactly(
                        "e1 SENT",
                        "e2 EXPIRED too late: past its expiry at its turn to be sent",
                        "x1 SENT");
    }

    @Test
    void shouldKeepOrderThatMissedLease() {
        router.onSessionUp(1);
        gateway.answer = OrderGateway.Sent.NOT_NOW;
        record(Orders.entry("e1", LATER));
        assertThat(said()).isEmpty();
        assertThat(router.isReady()).isTrue();

        gateway.answer = OrderGateway.Sent.YES;
        router.onTick();

        assertThat(said()).containsExactly("e1 SENT");
    }

    @Test
    void shouldLeaveWaitingOrdersToNextOwner() {
        record(Orders.exit("x1"));
        leaseHeld = false;
        record(Orders.exit("x2"));

        router.close();

        assertThat(said()).isEmpty();
    }

    @Test
    void shouldReportWhatVenueSaysWithoutLease() {
        router.onSessionUp(1);
        record(Orders.entry("e1", LATER));
        leaseHeld = false;

        router.onReport(
                Orders.report("e1", OrderState.FILLED, Orders.QUANTITY, Orders.QUANTITY, 1.2));

        assertThat(said()).containsExactly("e1 SENT", "e1 FILLED");
    }
}
