package io.tickflow.core.execution;

import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.execution.ExecutionMetrics;
import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.event.Mode;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

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
    boolean leaseHeld = true;
    final OrderRouter router = router();

    final TrackedOrder record(OrderDecision intent) {
        TrackedOrder order = ledger.add(intent);
        router.recorded(order);
        return order;
    }

    final List<String> said() {
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
