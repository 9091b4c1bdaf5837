package io.tickflow.sandbox.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.fix.FixConfig;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.process.FreePorts;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.Venue;
import io.tickflow.sandbox.stack.venue.VenueProcess;
import io.tickflow.testkit.execution.InMemoryOrderLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue whose process stops while its connection stays, as {@code kill -STOP} does. */
class FrozenVenueITCase {

    private static final ExecutionLimits DEFAULT = ExecutionLimits.DEFAULT;
    private static final ExecutionLimits LIMITS =
            new ExecutionLimits(
                    20_000,
                    2_000,
                    2_000,
                    500,
                    DEFAULT.waitingExitsMax(),
                    DEFAULT.openOrdersMax(),
                    DEFAULT.rememberedOrdersMax(),
                    DEFAULT.inFlightMax(),
                    DEFAULT.closeMillis());
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final InMemoryOrderLog log = TestOrders.log();
    private int entries;

    @Test
    void shouldSendNothingStaleToWakingVenue(@TempDir Path parent) throws Exception {
        // Nobody serves ticks: the venue has no quotes and refuses each order that it sees.
        String noBroker = "127.0.0.1:" + FreePorts.find(1).get(0);
        try (var directory = ScratchFolder.create(parent, false);
                var venue = VenueProcess.start(directory, noBroker);
                var writer = writer(venue.port())) {
            signal(venue, "STOP");
            writer.write(TestOrders.entry("unheard"), null);
            awaitState("unheard", OrderState.SENT);
            List<String> refused = new ArrayList<>();
            await().atMost(TIMEOUT).until(() -> refusesEntry(writer, refused));
            for (int i = 0; i < 20; i++) {
                assertThat(refusesEntry(writer, refused)).isTrue();
            }
            OrderDecision exit = TestOrders.exit("exit");
            writer.write(exit, null);
            signal(venue, "CONT");
            awaitState("exit", OrderState.REJECTED);

            assertThat(venue.journal().orders())
                    .extracting(JournalEntry::clOrdId)
                    .contains("unheard", "exit")
                    .doesNotContainAnyElementsOf(refused);
        }
    }

    private boolean refusesEntry(SinkWriter<OrderDecision> writer, List<String> refused)
            throws Exception {
        String clOrdId = "entry" + entries++;
        writer.write(TestOrders.entry(clOrdId), null);
        await().atMost(TIMEOUT).until(() -> !log.states(clOrdId).isEmpty());
        boolean expired = log.states(clOrdId).equals(List.of(OrderState.EXPIRED));
        if (expired) {
            refused.add(clOrdId);
        }
        return expired;
    }

    private SinkWriter<OrderDecision> writer(int port) throws Exception {
        FixConfig fix = TestOrders.session(port, "TICKFLOW", Venue.COMP_ID);
        var gateway = TestOrders.gateway(fix, LIMITS);
        return TestOrders.writer(fix, gateway, log, LIMITS);
    }

    private void awaitState(String clOrdId, OrderState state) {
        await(clOrdId + ' ' + state)
                .atMost(TIMEOUT)
                .until(() -> log.states(clOrdId).contains(state));
    }

    private static void signal(VenueProcess venue, String name) throws Exception {
        int exitCode =
                new ProcessBuilder("kill", "-" + name, Long.toString(venue.pid()))
                        .start()
                        .waitFor();
        assertThat(exitCode).isZero();
    }
}
