package io.tickflow.core.execution;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.List;

/** A router between a gateway that records and a list of reports. */
abstract class OrderRouterTestBase {

    static final long NOW = 1_000;
    static final long LATER = 60_000;
    static final ExecutionLimits LIMITS =
            new ExecutionLimits(0, 2_000, 5_000, 3_000, 2, 4, 2, 16, 1_000);

    final ManualClock clock = new ManualClock(NOW);
    final RecordingGateway gateway = new RecordingGateway();
    final OrderLedger ledger = new OrderLedger(LIMITS.rememberedOrdersMax());
    final List<ExecutionReport> reports = new ArrayList<>();
    final List<Control> controls = new ArrayList<>();
    boolean leaseHeld = true;
    final RecordingListener listener = new RecordingListener();
    final OrderRouter router =
            new OrderRouter(
                    Orders.ACCOUNT,
                    LIMITS,
                    ledger,
                    new ExecutionPorts(
                            gateway,
                            reports::add,
                            controls::add,
                            () -> leaseHeld,
                            clock,
                            listener));

    final TrackedOrder record(OrderDecision intent) {
        TrackedOrder order = ledger.add(intent);
        router.onRecorded(order);
        return order;
    }

    static Control control(Control.Command command) {
        return new Control("c1", Orders.ACCOUNT, command, "ann", "test");
    }

    final List<String> said() {
        return reports.stream()
                .map(r -> (r.clOrdId() + ' ' + r.state() + ' ' + r.reason()).strip())
                .toList();
    }
}
