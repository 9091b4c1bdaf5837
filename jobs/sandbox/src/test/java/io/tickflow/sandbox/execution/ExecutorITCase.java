package io.tickflow.sandbox.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.fix.FixConfig;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.FreePorts;
import io.tickflow.process.JavaCommand;
import io.tickflow.process.ScratchFolder;
import io.tickflow.testkit.execution.InMemoryOrderLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quickfix.examples.executor.Executor;

/** The writer of the execution sink against a counterparty that others wrote. */
class ExecutorITCase {

    private static final ExecutionLimits LIMITS =
            ExecutionLimits.DEFAULT.withWaits(120_000, 2_000, 300);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String COMP_ID = "EXEC";
    private static final double PRICE = 12.3;

    private final int port = FreePorts.find(1).get(0);
    private final InMemoryOrderLog log = TestOrders.log();

    @Test
    void shouldGetAnOrderFilled(@TempDir Path parent) throws Exception {
        try (var directory = ScratchFolder.create(parent, false);
                var executor = executor(directory);
                var writer = writer()) {
            writer.write(TestOrders.entry("x1"), null);
            awaitState("x1", OrderState.FILLED);
        }

        // It says ExecType(150)=2 in both of its reports.
        assertThat(log.states("x1"))
                .containsExactly(OrderState.SENT, OrderState.NEW, OrderState.FILLED);
        ExecutionReport fill = log.reports().get(2);
        assertThat(fill.lastPrice()).isEqualTo(PRICE);
        assertThat(fill.cumulativeQuantity()).isEqualTo(Quantity.of(10_000));
    }

    @Test
    void shouldTakeRefusedStatusRequestForNoEvidence(@TempDir Path parent) throws Exception {
        log.append(TestOrders.entry("x0")).join();
        try (var directory = ScratchFolder.create(parent, false);
                var executor = executor(directory);
                var writer = writer()) {
            writer.write(TestOrders.entry("x1"), null);
            awaitState("x1", OrderState.FILLED);
        }

        assertThat(log.states("x0")).containsExactly(OrderState.UNKNOWN);
    }

    private ChildProcess executor(ScratchFolder directory) throws IOException {
        Path settings = directory.data("executor").resolve("executor.cfg");
        Files.write(
                settings,
                List.of(
                        "[default]",
                        "FileStorePath=" + directory.data("executor"),
                        "ConnectionType=acceptor",
                        "StartTime=00:00:00",
                        "EndTime=00:00:00",
                        "HeartBtInt=30",
                        "ValidOrderTypes=1,2,F",
                        "DefaultMarketPrice=" + PRICE,
                        "UseDataDictionary=Y",
                        "SocketAcceptAddress=127.0.0.1",
                        "SocketAcceptPort=" + port,
                        "[session]",
                        "BeginString=FIX.4.4",
                        "SenderCompID=" + COMP_ID,
                        "TargetCompID=TICKFLOW"));
        return directory.start(
                new JavaCommand("executor", Executor.class, List.of(settings.toString()), 128));
    }

    private SinkWriter<OrderDecision> writer() throws IOException {
        FixConfig fix = TestOrders.session(port, "TICKFLOW", COMP_ID);
        var gateway = TestOrders.gateway(fix, LIMITS);
        return TestOrders.writer(fix, gateway, log, LIMITS);
    }

    private void awaitState(String clOrdId, OrderState state) {
        await(clOrdId + ' ' + state)
                .atMost(TIMEOUT)
                .until(() -> log.states(clOrdId).contains(state));
    }
}
