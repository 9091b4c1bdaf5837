package io.tickflow.connector.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.DeskVerdict;
import io.tickflow.core.desk.ExecutionReport;
import io.tickflow.core.desk.OrderDecision;
import io.tickflow.core.desk.OrderState;
import io.tickflow.core.event.Mode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class OrderRouterTest {

    private static final long NOW = 1_000;
    private static final long LATER = 60_000;
    private static final ExecutionLimits LIMITS =
            new ExecutionLimits(0, 2_000, 5_000, 3_000, 2, 4, 2, 16, 1_000);

    private final ManualClock clock = new ManualClock(NOW);
    private final RecordingGateway gateway = new RecordingGateway();
    private final OrderLedger ledger = new OrderLedger(LIMITS.rememberedOrdersMax());
    private final List<ExecutionReport> reports = new ArrayList<>();
    private boolean leaseHeld = true;
    private final OrderRouter router = router();

    @Test
    void shouldSendWhatIsRecordedWhileTheSessionIsReconciled() {
        router.sessionUp(7);

        record(Orders.entry("e1", LATER));

        assertThat(gateway.calls).containsExactly("send e1 on 7");
        assertThat(said()).containsExactly("e1 SENT");
    }

    @Test
    void shouldEndAnEntryExpiredWithoutASession() {
        record(Orders.entry("e1", LATER));
        router.sessionUp(1);

        assertThat(gateway.calls).isEmpty();
        assertThat(said()).containsExactly("e1 EXPIRED no session with the venue");
    }

    @Test
    void shouldSendAnExitOnceTheSessionIsThere() {
        record(Orders.exit("x1"));
        assertThat(said()).isEmpty();

        router.sessionUp(1);

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
    void shouldExpireAStaleOrderInsteadOfSendingIt() {
        router.sessionUp(1);

        record(Orders.entry("e1", NOW - 1));

        assertThat(gateway.calls).isEmpty();
        assertThat(said())
                .containsExactly("e1 EXPIRED too late: past its expiry at its turn to be sent");
    }

    @Test
    void shouldSendNothingNewBeforeOpenIntentsAreAnswered() {
        ledger.restoreVerdict(Orders.entry("old", LATER));
        router.sessionUp(1);
        record(Orders.entry("e1", LATER));
        record(Orders.exit("x1"));
        assertThat(gateway.calls).containsExactly("mass status", "status old");
        assertThat(said()).containsExactly("e1 EXPIRED the session is not reconciled yet");

        router.reported(Orders.status("old", OrderState.FILLED, Orders.QUANTITY, 1.2));

        assertThat(gateway.calls).endsWith("send x1 on 1");
        assertThat(said()).contains("old FILLED", "x1 SENT");
    }

    @Test
    void shouldGoOnWhenTheVenueDoesNotAnswerInTime() {
        ledger.restoreVerdict(Orders.entry("old", LATER));
        router.sessionUp(1);
        clock.advance(LIMITS.reconcileMillis());
        router.tick();

        assertThat(router.ready()).isTrue();
        assertThat(said()).isEmpty();
    }

    @Test
    void shouldNeverSendAnIntentOfAnEarlierRun() {
        ledger.restoreVerdict(Orders.entry("old", LATER));
        router.sessionUp(1);
        router.notKnown("old", "unknown order");
        clock.advance(LIMITS.statusWaitMillis());
        router.tick();
        router.notKnown("old", "unknown order");

        assertThat(gateway.calls).containsExactly("mass status", "status old", "status old");
        assertThat(said())
                .containsExactly(
                        "old UNKNOWN not known at the venue yet; unknown order",
                        "old EXPIRED not known at the venue");
    }

    @Test
    void shouldLeaveAnIntentOpenThatTheVenueWillNotSpeakAbout() {
        ledger.restoreVerdict(Orders.entry("old", LATER));
        router.sessionUp(1);
        router.statusRefused("old", "unsupported");
        clock.advance(10 * LIMITS.statusWaitMillis());
        router.tick();

        assertThat(gateway.calls).containsExactly("mass status", "status old");
        assertThat(said()).containsExactly("old UNKNOWN no status from the venue; unsupported");
        assertThat(ledger.openCount()).isEqualTo(1);
    }

    @Test
    void shouldAskAboutAnOrderThatStaysSilent() {
        router.sessionUp(1);
        record(Orders.entry("e1", LATER));
        clock.advance(LIMITS.statusWaitMillis());

        router.tick();

        assertThat(gateway.calls).containsExactly("send e1 on 1", "status e1");
    }

    @Test
    void shouldAskAgainAfterASessionWasLost() {
        router.sessionUp(1);
        record(Orders.entry("e1", LATER));
        router.sessionDown("test");
        router.sessionUp(3);

        assertThat(gateway.calls).containsExactly("send e1 on 1", "mass status", "status e1");
        assertThat(router.ready()).isFalse();
    }

    @Test
    void shouldCallAnOrderUnknownWhoseWriteDidNotComplete() {
        router.sessionUp(1);
        gateway.answer = OrderGateway.Sent.PERHAPS;

        record(Orders.entry("e1", LATER));

        assertThat(said()).containsExactly("e1 UNKNOWN the write did not complete");
    }

    @Test
    void shouldKeepAnExitWhoseBytesDidNotLeave() {
        router.sessionUp(1);
        gateway.answer = OrderGateway.Sent.NO;
        record(Orders.exit("x1"));
        assertThat(said()).isEmpty();

        gateway.answer = OrderGateway.Sent.YES;
        router.sessionUp(3);

        assertThat(said()).containsExactly("x1 SENT");
    }

    @Test
    void shouldSendNothingMoreToAVenueThatIsSilent() {
        router.sessionUp(1);
        record(Orders.entry("e1", LATER));
        clock.advance(LIMITS.silenceMillis());
        record(Orders.entry("e2", LATER));
        record(Orders.exit("x1"));
        assertThat(said()).containsExactly("e1 SENT", "e2 EXPIRED the venue is silent");

        router.reported(Orders.report("e1", OrderState.NEW, 0, 0, Double.NaN));

        assertThat(said()).endsWith("e1 NEW", "x1 SENT");
    }

    @Test
    void shouldTellTheEndOfARepeatedOrderAgain() {
        router.sessionUp(1);
        TrackedOrder order = record(Orders.entry("e1", LATER));
        router.repeated(order);
        router.reported(
                Orders.report("e1", OrderState.FILLED, Orders.QUANTITY, Orders.QUANTITY, 1.2));
        router.repeated(order);

        assertThat(said()).containsExactly("e1 SENT", "e1 FILLED", "e1 FILLED");
        assertThat(reports.get(2)).isEqualTo(reports.get(1));
    }

    @Test
    void shouldNotSendWhatIsRecordedAsDenied() {
        router.sessionUp(1);

        router.contradicted(Orders.entry("e1", LATER), DeskVerdict.DENIED);

        assertThat(gateway.calls).isEmpty();
        assertThat(said()).containsExactly("e1 EXPIRED the recorded verdict is DENIED");
    }

    @Test
    void shouldRefuseWhatItMayHaveForgotten() {
        router.sessionUp(1);
        for (String clOrdId : List.of("e1", "e2", "e3")) {
            record(Orders.entry(clOrdId, LATER));
            router.reported(
                    Orders.report(clOrdId, OrderState.FILLED, Orders.QUANTITY, Orders.QUANTITY, 1));
        }
        gateway.calls.clear();

        record(Orders.entry("e1", LATER));

        assertThat(gateway.calls).isEmpty();
        assertThat(said()).endsWith("e1 EXPIRED older than the orders that are remembered");
    }

    @Test
    void shouldBoundTheOpenOrders() {
        router.sessionUp(1);
        for (int i = 1; i <= 5; i++) {
            record(Orders.entry("e" + i, LATER));
        }

        assertThat(said()).endsWith("e4 SENT", "e5 EXPIRED too many open orders");
    }

    @Test
    void shouldEndWhatWaitsWhenItCloses() {
        record(Orders.exit("x1"));
        router.close();
        router.sessionUp(1);
        record(Orders.exit("x2"));

        assertThat(gateway.calls).isEmpty();
        assertThat(said())
                .containsExactly(
                        "x1 EXPIRED the sink was closed", "x2 EXPIRED the sink was closed");
    }

    @Test
    void shouldNeitherSendNorEndAnythingWithoutTheLease() {
        router.sessionUp(1);
        leaseHeld = false;

        record(Orders.entry("e1", LATER));
        record(Orders.entry("e2", NOW - 1));
        record(Orders.exit("x1"));
        router.tick();
        router.notKnown("e1", "unknown order");

        assertThat(gateway.calls).containsExactly("leave");
        assertThat(said()).isEmpty();
    }

    @Test
    void shouldGoOnInOrderOnceTheLeaseIsHeldAgain() {
        router.sessionUp(1);
        leaseHeld = false;
        record(Orders.entry("e1", LATER));
        record(Orders.entry("e2", NOW));
        record(Orders.exit("x1"));
        clock.advance(1);
        leaseHeld = true;

        router.tick();

        assertThat(gateway.calls).containsExactly("send e1 on 1", "send x1 on 1");
        assertThat(said())
                .containsExactly(
                        "e1 SENT",
                        "e2 EXPIRED too late: past its expiry at its turn to be sent",
                        "x1 SENT");
    }

    @Test
    void shouldKeepAnOrderThatMissedTheLeaseAtTheSocketAndStayOnTheSession() {
        router.sessionUp(1);
        gateway.answer = OrderGateway.Sent.NOT_NOW;
        record(Orders.entry("e1", LATER));
        assertThat(said()).isEmpty();
        assertThat(router.ready()).isTrue();

        gateway.answer = OrderGateway.Sent.YES;
        router.tick();

        assertThat(said()).containsExactly("e1 SENT");
    }

    @Test
    void shouldLeaveWhatWaitsToTheNextOwnerIfItClosesWithoutTheLease() {
        record(Orders.exit("x1"));
        leaseHeld = false;
        record(Orders.exit("x2"));

        router.close();

        assertThat(said()).isEmpty();
    }

    @Test
    void shouldReportWhatTheVenueSaysWithoutTheLease() {
        router.sessionUp(1);
        record(Orders.entry("e1", LATER));
        leaseHeld = false;

        router.reported(
                Orders.report("e1", OrderState.FILLED, Orders.QUANTITY, Orders.QUANTITY, 1.2));

        assertThat(said()).containsExactly("e1 SENT", "e1 FILLED");
    }

    private TrackedOrder record(OrderDecision intent) {
        TrackedOrder order = ledger.add(intent);
        router.recorded(order);
        return order;
    }

    private List<String> said() {
        return reports.stream()
                .map(r -> (r.clOrdId() + ' ' + r.state() + ' ' + r.reason()).strip())
                .toList();
    }

    private OrderRouter router() {
        var metrics = new ExecutionMetrics(UnregisteredMetricsGroup.createSinkWriterMetricGroup());
        var config =
                new ExecutionConfig(
                        Orders.ACCOUNT,
                        Mode.DEMO,
                        OrderLogConfig.on("-"),
                        FixConfig.of("h", 1, "S", "T"),
                        LIMITS,
                        ExecutionConfig.LEASE_MILLIS);
        var publisher = new ReportPublisher(ledger, reports::add, clock, metrics);
        return new OrderRouter(config, ledger, gateway, publisher, () -> leaseHeld, clock, metrics);
    }
}
