package io.tickflow.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.OrderState;
import org.junit.jupiter.api.Test;

class OrderRouterTest extends OrderRouterTestBase {

    @Test
    void shouldSendWhatIsRecordedWhileSessionIsReconciled() {
        router.onSessionUp(7);

        record(Orders.entry("e1", LATER));

        assertThat(gateway.calls).containsExactly("send e1 on 7");
        assertThat(said()).containsExactly("e1 SENT");
    }

    @Test
    void shouldEndEntryExpiredWithoutSession() {
        record(Orders.entry("e1", LATER));
        router.onSessionUp(1);

        assertThat(gateway.calls).isEmpty();
        assertThat(said()).containsExactly("e1 EXPIRED no session with the venue");
    }

    @Test
    void shouldSendExitOnceSessionIsThere() {
        record(Orders.exit("x1"));
        assertThat(said()).isEmpty();

        router.onSessionUp(1);

        assertThat(gateway.calls).containsExactly("send x1 on 1");
    }

    @Test
    void shouldBoundTheExitsThatWait() {
        record(Orders.exit("x1"));
        record(Orders.exit("x2"));
        record(Orders.exit("x3"));

        assertThat(said()).containsExactly("x3 EXPIRED no session with the venue");
    }

    @Test
    void shouldExpireStaleOrderInsteadOfSendingIt() {
        router.onSessionUp(1);

        record(Orders.entry("e1", NOW - 1));

        assertThat(gateway.calls).isEmpty();
        assertThat(said())
                .containsExactly("e1 EXPIRED too late: past its expiry at its turn to be sent");
    }

    @Test
    void shouldSendNothingNewBeforeOpenIntentsAreAnswered() {
        ledger.restoreVerdict(Orders.entry("old", LATER));
        router.onSessionUp(1);
        record(Orders.entry("e1", LATER));
        record(Orders.exit("x1"));
        assertThat(gateway.calls).containsExactly("mass status", "status old");
        assertThat(said()).containsExactly("e1 EXPIRED the session is not reconciled yet");

        router.onReport(Orders.status("old", OrderState.FILLED, Orders.QUANTITY, 1.2));

        assertThat(gateway.calls).endsWith("send x1 on 1");
        assertThat(said()).contains("old FILLED", "x1 SENT");
    }

    @Test
    void shouldOpenWhenTheVenueStaysSilent() {
        ledger.restoreVerdict(Orders.entry("old", LATER));
        router.onSessionUp(1);
        clock.advance(LIMITS.reconcileMillis());
        router.onTick();

        assertThat(router.isReady()).isTrue();
        assertThat(said()).isEmpty();
    }

    @Test
    void shouldNeverSendIntentOfEarlierRun() {
        ledger.restoreVerdict(Orders.entry("old", LATER));
        router.onSessionUp(1);
        router.onNotKnown("old", "unknown order");
        clock.advance(LIMITS.statusWaitMillis());
        router.onTick();
        router.onNotKnown("old", "unknown order");

        assertThat(gateway.calls).containsExactly("mass status", "status old", "status old");
        assertThat(said())
                .containsExactly(
                        "old UNKNOWN not known at the venue yet; unknown order",
                        "old EXPIRED not known at the venue");
    }

    @Test
    void shouldLeaveOpenOnARefusedStatus() {
        ledger.restoreVerdict(Orders.entry("old", LATER));
        router.onSessionUp(1);
        router.onStatusRefused("old", "unsupported");
        router.onTick();

        assertThat(gateway.calls).containsExactly("mass status", "status old");
        assertThat(said()).containsExactly("old UNKNOWN no status from the venue; unsupported");
        assertThat(ledger.openCount()).isEqualTo(1);
    }

    @Test
    void shouldAskAboutOrderThatStaysSilent() {
        router.onSessionUp(1);
        record(Orders.entry("e1", LATER));
        clock.advance(LIMITS.silenceMillis());

        router.onTick();

        assertThat(gateway.calls).containsExactly("send e1 on 1", "probe", "status e1");
    }

    @Test
    void shouldAskAgainAfterSessionWasLost() {
        router.onSessionUp(1);
        record(Orders.entry("e1", LATER));
        router.onSessionDown("test");
        router.onSessionUp(3);

        assertThat(gateway.calls).containsExactly("send e1 on 1", "mass status", "status e1");
        assertThat(router.isReady()).isFalse();
    }

    @Test
    void shouldCallOrderUnknownWhoseWriteDidNotComplete() {
        router.onSessionUp(1);
        gateway.answer = OrderGateway.Sent.PERHAPS;

        record(Orders.entry("e1", LATER));

        assertThat(said()).containsExactly("e1 UNKNOWN the write did not complete");
    }

    @Test
    void shouldKeepExitWhoseBytesDidNotLeave() {
        router.onSessionUp(1);
        gateway.answer = OrderGateway.Sent.NO;
        record(Orders.exit("x1"));
        assertThat(said()).isEmpty();

        gateway.answer = OrderGateway.Sent.YES;
        router.onSessionUp(3);

        assertThat(said()).containsExactly("x1 SENT");
    }

    @Test
    void shouldSendNothingMoreToVenueThatIsSilent() {
        router.onSessionUp(1);
        record(Orders.entry("e1", LATER));
        clock.advance(LIMITS.silenceMillis());
        record(Orders.entry("e2", LATER));
        record(Orders.exit("x1"));
        assertThat(said()).containsExactly("e1 SENT", "e2 EXPIRED the venue is silent");

        router.onReport(Orders.report("e1", OrderState.NEW, 0, 0, Double.NaN));

        assertThat(said()).endsWith("e1 NEW", "x1 SENT");
    }

    @Test
    void shouldTellEndOfRepeatedOrderAgain() {
        router.onSessionUp(1);
        TrackedOrder order = record(Orders.entry("e1", LATER));
        router.onRepeated(order);
        router.onReport(
                Orders.report("e1", OrderState.FILLED, Orders.QUANTITY, Orders.QUANTITY, 1.2));
        router.onRepeated(order);

        assertThat(said()).containsExactly("e1 SENT", "e1 FILLED", "e1 FILLED");
        assertThat(reports.get(2)).isEqualTo(reports.get(1));
    }

    @Test
    void shouldNotSendWhatIsRecordedAsDenied() {
        router.onSessionUp(1);

        router.onContradiction(Orders.entry("e1", LATER), DeskVerdict.DENIED);

        assertThat(gateway.calls).isEmpty();
        assertThat(said()).containsExactly("e1 EXPIRED the recorded verdict is DENIED");
    }

    @Test
    void shouldBoundTheOpenOrders() {
        router.onSessionUp(1);
        for (int i = 1; i <= 5; i++) {
            record(Orders.entry("e" + i, LATER));
        }

        assertThat(said()).endsWith("e4 SENT", "e5 EXPIRED too many open orders");
    }

    @Test
    void shouldEndWhatWaitsWhenItCloses() {
        record(Orders.exit("x1"));
        router.close();
        router.onSessionUp(1);
        record(Orders.exit("x2"));

        assertThat(gateway.calls).isEmpty();
        assertThat(said())
                .containsExactly(
                        "x1 EXPIRED the sink was closed", "x2 EXPIRED the sink was closed");
    }

    @Test
    void shouldTellListenerOfSessionAndOrder() {
        router.onSessionUp(1);
        record(Orders.entry("e1", LATER));
        clock.advance(7);
        router.onReport(Orders.report("e1", OrderState.NEW, 0, 0, Double.NaN));
        router.onSessionDown("cut");

        assertThat(listener.events)
                .containsExactly(
                        "DOWN since 1000",
                        "RECONCILING since 1000",
                        "READY since 1000",
                        "sent",
                        "report",
                        "first word after 7",
                        "report",
                        "DOWN since 1007 cut");
    }

    @Test
    void shouldTellListenerOfContradictionsAndForeignReports() {
        router.onContradiction(Orders.entry("e1", LATER), DeskVerdict.DENIED);
        router.onReport(Orders.report("e2", OrderState.NEW, 0, 0, Double.NaN));

        assertThat(listener.events)
                .endsWith("contradiction e1 DENIED", "expired", "report", "foreign report e2");
    }
}
