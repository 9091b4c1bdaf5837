package io.tickflow.gateway.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Providers that give no end of keys. */
class KeyFetchTest {

    private static final Duration MAX = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n";

    /** Writes an answer that does not end. */
    @FunctionalInterface
    private interface Script {

        void write(OutputStream out) throws IOException, InterruptedException;
    }

    @Test
    void shouldEndFetchThatTricklesOn() throws Exception {
        var never = new CountDownLatch(1);
        assertEnds(
                out -> {
                    out.write(HEAD.getBytes(US_ASCII));
                    while (!never.await(50, TimeUnit.MILLISECONDS)) {
                        out.write(' ');
                        out.flush();
                    }
                });
    }

    @Test
    void shouldEndFetchWithoutAnAnswer() throws Exception {
        var never = new CountDownLatch(1);
        assertEnds(out -> never.await());
    }

    @Test
    void shouldEndFetchOfTooManyBytes() throws Exception {
        assertEnds(
                out -> {
                    out.write(HEAD.getBytes(US_ASCII));
                    while (true) {
                        out.write(" ".repeat(1 << 16).getBytes(US_ASCII));
                    }
                });
    }

    private static void assertEnds(Script script) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var provider = new Thread(() -> serve(server, script), "provider");
            provider.setDaemon(true);
            provider.start();
            var url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/jwks").toURL();
            long startNanos = System.nanoTime();

            assertThatThrownBy(() -> new KeyFetch(MAX).retrieveResource(url))
                    .isInstanceOf(IOException.class);
            assertThat(System.nanoTime() - startNanos).isLessThan(SOON.toNanos());
            provider.interrupt();
        }
    }

    private static void serve(ServerSocket server, Script script) {
        try (Socket caller = server.accept()) {
            script.write(caller.getOutputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The caller has hung up, or the test is over.
            if (!server.isBound()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
