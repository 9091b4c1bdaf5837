package io.tickflow.sandbox.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.connector.fix.FixConfig;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.testkit.execution.InMemoryOrderLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The writer of the execution sink against a venue in Python whose codec shares no code with
 * QuickFIX/J. {@code -Dtickflow.test.python=FILE} names a Python with the package simplefix.
 */
@Tag("long")
class IndependentVenueITCase {

    private static final String PYTHON = System.getProperty("tickflow.test.python", "python3");
    private static final long PROBE_SECONDS_MAX = 60;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final ExecutionLimits LIMITS =
            ExecutionLimits.DEFAULT.withWaits(30_000, 2_000, 300);

    private final InMemoryOrderLog log = TestOrders.log();

    @Test
    void shouldBlockOnlySymbolsWhosePositionsBroke(@TempDir Path folder) throws Exception {
        assumeTrue(hasSimplefix(), "skipped: " + PYTHON + " has no package simplefix");
        Process venue = venue(folder);
        try (BufferedReader said = venue.inputReader();
                var writer = writer(Integer.parseInt(said.readLine()))) {
            for (String symbol : List.of("EURUSD", "USDJPY", "XAUUSD")) {
                assertThat(end(writer, symbol + 1, symbol)).isEqualTo(OrderState.FILLED);
            }
            long startNanos = System.nanoTime();
            tell(venue, "trade GBPUSD 5000\nclose USDJPY\nbust XAUUSD1\n");
            for (String symbol : List.of("GBPUSD", "USDJPY", "XAUUSD")) {
                awaitThat("a block of " + symbol, () -> has(Command.BLOCK, symbol));
                System.out.printf(
                        "%s was blocked after %d ms%n",
                        symbol, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
            }

            assertThat(end(writer, "GBPUSD2", "GBPUSD")).isEqualTo(OrderState.EXPIRED);
            assertThat(end(writer, "EURUSD2", "EURUSD")).isEqualTo(OrderState.FILLED);
            assertThat(has(Command.BLOCK, "EURUSD")).isFalse();
            tell(venue, "close GBPUSD\n");
            awaitThat("the end of the block", () -> has(Command.UNBLOCK, "GBPUSD"));
            assertThat(end(writer, "GBPUSD3", "GBPUSD")).isEqualTo(OrderState.FILLED);
        } finally {
            venue.destroy();
        }
    }

    private OrderState end(SinkWriter<OrderDecision> writer, String clOrdId, String symbol)
            throws Exception {
        writer.write(TestOrders.entryOn(symbol, clOrdId), null);
        awaitThat(
                "the end of " + clOrdId,
                () -> log.states(clOrdId).stream().anyMatch(OrderState::terminal));
        List<OrderState> states = log.states(clOrdId);
        return states.get(states.size() - 1);
    }

    private boolean has(Command command, String symbol) {
        return log.controls().stream()
                .anyMatch(c -> c.command() == command && c.symbol().equals(symbol));
    }

    private SinkWriter<OrderDecision> writer(int port) throws IOException {
        FixConfig fix = TestOrders.session(port, "TICKFLOW", "PYTHON");
        return TestOrders.writer(fix, TestOrders.gateway(fix, LIMITS), log, LIMITS);
    }

    private static Process venue(Path folder) throws IOException {
        Path script = folder.resolve("fix_acceptor.py");
        try (InputStream source =
                IndependentVenueITCase.class.getResourceAsStream("/fix_acceptor.py")) {
            Files.copy(source, script);
        }
        return new ProcessBuilder(PYTHON, script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void tell(Process venue, String lines) throws IOException {
        venue.outputWriter().write(lines);
        venue.outputWriter().flush();
    }

    private static boolean hasSimplefix() throws InterruptedException {
        try {
            Process probe = new ProcessBuilder(PYTHON, "-c", "import simplefix").start();
            return probe.waitFor(PROBE_SECONDS_MAX, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void awaitThat(String what, Callable<Boolean> holds) {
        await(what).atMost(TIMEOUT).until(holds);
    }
}
