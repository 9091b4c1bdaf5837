package io.tickflow.connector.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.lease.Lease;
import io.tickflow.connector.lease.LeaseKeeper;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.execution.OrderLog;
import io.tickflow.core.execution.Orders;
import io.tickflow.core.execution.PaperGateway;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.testkit.InMemoryLeaseLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

/** Which verdicts the sink records and sends, on the simulated venue. */
class ExecutionWriterTest {

    private static final long NEVER = Long.MAX_VALUE;

    private final Log log = new Log();

    /** Keeps what is appended, across writers. */
    private static final class Log implements OrderLog {
        final List<OrderDecision> verdicts = new CopyOnWriteArrayList<>();
        final List<ExecutionReport> reports = new CopyOnWriteArrayList<>();
        long epoch;

        @Override
        public long replay(
                String account,
                Consumer<OrderDecision> verdictsTo,
                Consumer<ExecutionReport> reportsTo) {
            verdicts.forEach(verdictsTo);
            reports.forEach(reportsTo);
            return 0;
        }

        @Override
        public long ordersEnd() {
            return verdicts.size();
        }

        @Override
        public void writeAs(long epoch) {
            this.epoch = epoch;
        }

        @Override
        public CompletableFuture<Void> append(OrderDecision verdict) {
            verdicts.add(verdict);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> append(ExecutionReport report) {
            reports.add(report);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        List<OrderState> states(String clOrdId) {
            return reports.stream()
                    .filter(report -> report.clOrdId().equals(clOrdId))
                    .map(ExecutionReport::state)
                    .toList();
        }
    }

    @Test
    void shouldRecordOneVerdictADecision() throws Exception {
        try (var writer = writer()) {
            writer.write(Orders.denied("e1"), null);
            writer.write(Orders.denied("e1"), null);
            writer.write(Orders.entry("e2", NEVER), null);
            writer.write(Orders.denied("e2"), null);
            await().until(() -> log.states("e2").contains(OrderState.FILLED));
        }

        assertThat(log.verdicts)
                .extracting(OrderDecision::decisionId, OrderDecision::verdict)
                .containsExactly(
                        tuple("d-e1", DeskVerdict.DENIED), tuple("d-e2", DeskVerdict.APPROVED));
        assertThat(log.epoch).as("under the epoch that was claimed").isEqualTo(1);
    }

    @Test
    void shouldNeverSendWhatAnEarlierRunDenied() throws Exception {
        log.append(Orders.denied("e1")).join();

        try (var writer = writer()) {
            writer.write(Orders.entry("e1", NEVER), null);
            await().until(() -> !log.states("e1").isEmpty());
            writer.write(Orders.entry("e1", NEVER), null);
            await().until(() -> log.states("e1").size() == 2);
        }

        assertThat(log.verdicts).hasSize(1);
        assertThat(log.states("e1")).containsExactly(OrderState.EXPIRED, OrderState.EXPIRED);
        assertThat(log.reports.get(0)).isEqualTo(log.reports.get(1));
    }

    @Test
    void shouldKeepToAnApprovalThatAnEarlierRunRecorded() throws Exception {
        try (var writer = writer()) {
            writer.write(Orders.entry("e1", NEVER), null);
            await().until(() -> log.states("e1").contains(OrderState.FILLED));
        }

        try (var writer = writer()) {
            writer.write(Orders.denied("e1"), null);
            writer.flush(false);
        }

        assertThat(log.verdicts).hasSize(1);
        assertThat(log.states("e1")).endsWith(OrderState.FILLED);
    }

    private ExecutionWriter writer() throws IOException {
        return ExecutionWriter.open(
                ExecutionConfig.paper(Orders.ACCOUNT, OrderLogConfig.on("-")),
                new LeaseKeeper(
                        Orders.ACCOUNT,
                        "test",
                        new Lease(
                                ExecutionConfig.LEASE_MILLIS,
                                System::nanoTime,
                                InstantSource.system()),
                        new InMemoryLeaseLog()),
                log,
                new PaperGateway(),
                InstantSource.system(),
                new ExecutionMetrics(UnregisteredMetricsGroup.createSinkWriterMetricGroup()));
    }
}
