package io.tickflow.connector.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Quantity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose broker takes the connection and says nothing. */
class FixGatewayTest {

    private static final long CLOSE_MILLIS = 10_000;

    @Test
    void shouldEndEveryThreadWhenClosed() throws IOException {
        Set<Thread> before = threads();
        try (var broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var gateway =
                    new FixGateway(
                            config(broker.getLocalPort(), VenueProfile.COMPLETE),
                            "A",
                            InstantSource.system(),
                            () -> true,
                            CLOSE_MILLIS,
                            FixObserver.NONE);
            gateway.start(new Deaf());
            broker.accept().close();
            assertThat(started(before)).isNotEmpty();

            gateway.close();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(started(before)).isEmpty());
    }

    @Test
    void shouldReadPositionsFromFileInsteadOfAsking(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("positions.csv");
        Files.writeString(
                file,
                "as of,%s%naccount,symbol,quantity,position%nA,EURUSD,5%nend,1%n"
                        .formatted(Instant.now()));
        var told = new ArrayList<Map<String, Quantity>>();
        var listener =
                new Deaf() {
                    @Override
                    public void onPositions(Map<String, Quantity> bySymbol, long asOfMillis) {
                        told.add(bySymbol);
                    }
                };
        try (var broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var gateway =
                        new FixGateway(
                                config(
                                        broker.getLocalPort(),
                                        new VenueProfile(false, false, file.toString(), false)),
                                "A",
                                InstantSource.system(),
                                () -> true,
                                CLOSE_MILLIS,
                                FixObserver.NONE)) {
            gateway.start(listener);
            gateway.askPositions();
        }

        assertThat(told).containsExactly(Map.of("EURUSD", Quantity.of(5)));
    }

    private static FixConfig config(int port, VenueProfile venue) {
        return new FixConfig(
                "127.0.0.1",
                port,
                "TICKFLOW",
                "BROKER",
                "",
                "",
                false,
                Instruments.NONE,
                FixConfig.HEARTBEAT_SECONDS,
                FixConfig.RECONNECT_SECONDS,
                FixConfig.WRITE_TIMEOUT_MILLIS,
                null,
                venue);
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    /** Threads of QuickFIX/J, MINA and the gateway; others belong to the JVM or the test. */
    private static Set<Thread> started(Set<Thread> before) {
        Set<Thread> started = new HashSet<>(threads());
        started.removeAll(before);
        started.removeIf(thread -> !thread.getName().matches("(QFJ|tickflow-fix|Nio|pool-).*"));
        return started;
    }

    private static class Deaf implements GatewayListener {

        @Override
        public void onSessionUp(int sessionNumber) {}

        @Override
        public void onSessionDown(String reason) {}

        @Override
        public void onReport(VenueReport report) {}

        @Override
        public void onNotKnown(String clOrdId, String text) {}

        @Override
        public void onStatusRefused(String clOrdId, String text) {}
    }
}
