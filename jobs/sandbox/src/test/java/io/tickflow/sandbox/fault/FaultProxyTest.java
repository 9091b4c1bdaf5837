package io.tickflow.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets: a client of the test, a server of the test, the proxy in between. */
@Timeout(120)
class FaultProxyTest {

    private static final Duration END_MAX = Duration.ofSeconds(30);

    private static final int MEGABYTE = 1 << 20;
    private static final int QUIET_MILLIS = 200;

    private ServerSocket listener;
    private FaultProxy proxy;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws Exception {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = FaultProxy.to(listener.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        server = listener.accept();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        server.close();
        proxy.close();
        listener.close();
    }

    @Test
    void shouldCarryBytesAndTheirEndBothWays() throws Exception {
        send(client, 1);
        send(server, 2);

        assertThat(receive(server)).isEqualTo(1);
        assertThat(receive(client)).isEqualTo(2);
        client.shutdownOutput();
        assertThat(server.getInputStream().read()).isEqualTo(-1);
        send(server, 3);
        assertThat(receive(client)).isEqualTo(3);
        server.close();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        await().atMost(END_MAX).until(() -> proxy.connections() == 0);
    }

    @Test
    void shouldDeliverHeldBytesWhenHealed() throws Exception {
        proxy.stall(Direction.TO_CLIENT);
        send(client, 1);
        assertThat(receive(server)).isEqualTo(1);
        send(server, 2);
        server.shutdownOutput();
        client.setSoTimeout(QUIET_MILLIS);
        assertThatThrownBy(() -> receive(client)).isInstanceOf(SocketTimeoutException.class);

        proxy.heal();

        client.setSoTimeout(0);
        assertThat(receive(client)).isEqualTo(2);
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void shouldBoundWhatItHoldsAndLoseNothing() throws Exception {
        byte[] sent = new byte[64 * MEGABYTE];
        new Random(7).nextBytes(sent);
        var written = new AtomicLong();
        proxy.stall(Direction.TO_SERVER);
        var writing =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                for (int at = 0; at < sent.length; at += MEGABYTE / 16) {
                                    client.getOutputStream().write(sent, at, MEGABYTE / 16);
                                    written.addAndGet(MEGABYTE / 16);
                                }
                                client.shutdownOutput();
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        });
        await().atMost(END_MAX)
                .during(QUIET_MILLIS, TimeUnit.MILLISECONDS)
                .until(written::get, now -> now == written.get() && now > 0);
        // The sockets of both sides hold some megabytes of their own.
        assertThat(written.get()).isLessThan(32L * MEGABYTE);

        proxy.heal();

        assertThat(new DataInputStream(server.getInputStream()).readAllBytes()).isEqualTo(sent);
        writing.get();
    }

    @Test
    void shouldRefuseConnectionsUntilHealed() throws Exception {
        proxy.cut();

        assertThatThrownBy(() -> receive(client)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> receive(server)).isInstanceOf(IOException.class);
        try (var refused = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            assertThatThrownBy(() -> receive(refused)).isInstanceOf(IOException.class);
        }
        assertThat(proxy.connections()).isZero();

        proxy.heal();

        try (var again = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                var accepted = listener.accept()) {
            send(again, 4);
            assertThat(receive(accepted)).isEqualTo(4);
        }
    }

    @Test
    void shouldSlowOneDirectionOnly() throws Exception {
        proxy.slow(Direction.TO_SERVER, MEGABYTE, 300);
        long startNanos = System.nanoTime();
        send(client, 1);
        assertThat(receive(server)).isEqualTo(1);
        assertThat(millisSince(startNanos)).isGreaterThanOrEqualTo(300);

        proxy.slow(Direction.TO_SERVER, MEGABYTE, 0);
        startNanos = System.nanoTime();
        client.getOutputStream().write(new byte[MEGABYTE / 4]);
        server.getInputStream().readNBytes(MEGABYTE / 4);
        assertThat(millisSince(startNanos)).isGreaterThanOrEqualTo(200);

        startNanos = System.nanoTime();
        // At the pace of the other direction it would take a minute.
        byte[] back = new byte[60 * MEGABYTE];
        var writing =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                server.getOutputStream().write(back);
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        });
        client.getInputStream().readNBytes(back.length);
        writing.get();
        assertThat(millisSince(startNanos)).isLessThan(30_000);
    }

    @Test
    void shouldResetWhoeverConnectsWhileServerIsAway() throws Exception {
        listener.close();

        try (var early = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            assertThatThrownBy(() -> receive(early)).isInstanceOf(IOException.class);
        }
    }

    private static long millisSince(long startNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    private static void send(Socket from, int value) throws IOException {
        from.getOutputStream().write(value);
    }

    private static int receive(Socket to) throws IOException {
        return new DataInputStream(to.getInputStream()).readUnsignedByte();
    }
}
