package io.tickflow.gateway.http;

import static io.tickflow.gateway.http.TestServer.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Bodies that are too long, stop or trickle in. */
class RequestBodyTest {

    /** Of a body. */
    private static final long ENDLESS = 256 << 20;

    /** More than the server has threads. */
    private static final int STOPPED = 24;

    @AutoClose private final TestServer server = TestServer.start();

    @Test
    void shouldRefuseBodyWithoutLengthOrEnd() throws Exception {
        try (var socket = said("Transfer-Encoding: chunked")) {
            var chunk =
                    ("4000\r\n" + " ".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            long sent = 0;
            // The server ends the connection while the body goes on.
            while (sent < ENDLESS && write(socket, chunk)) {
                sent += chunk.length;
            }

            assertThat(sent).as("bytes that the server let come").isLessThan(ENDLESS);
        }
        try (var socket = said("Transfer-Encoding: chunked")) {
            var body = " ".repeat(RequestParser.BODY_BYTES_MAX + 1);
            socket.getOutputStream()
                    .write(
                            (Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));

            assertThat(text(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void shouldFreeThreadsOfBodiesThatStop() throws Exception {
        List<Socket> stopped = new ArrayList<>();
        try {
            for (int i = 0; i < STOPPED; i++) {
                Socket socket = said("Content-Length: 100");
                socket.getOutputStream().write('{');
                stopped.add(socket);
            }

            assertThat(server.status()).isEqualTo(200);
            await().atMost(WAIT).until(() -> server.connections() <= 1);
        } finally {
            for (Socket socket : stopped) {
                socket.close();
            }
        }
    }

    @Test
    void shouldTellBodyThatTricklesIn() throws Exception {
        try (var socket = said("Content-Length: 1000")) {
            // Every read gets something, so that no time without a byte ends it.
            var closed = new CountDownLatch(1);
            while (socket.getInputStream().available() == 0
                    && !closed.await(20, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write(' ');
            }

            assertThat(text(socket)).startsWith("HTTP/1.1 408");
        }
    }

    private Socket said(String header) throws IOException {
        Socket socket = server.connect();
        socket.getOutputStream()
                .write(
                        ("POST /v1/said HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Content-Type: application/json\r\n"
                                        + header
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String text(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
