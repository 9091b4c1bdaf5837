package io.tickflow.gateway.http;

import static io.tickflow.gateway.http.TestServer.LARGE;
import static io.tickflow.gateway.http.TestServer.OPERATOR;
import static io.tickflow.gateway.http.TestServer.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Callers that hold the threads of a server. */
class HttpServerTest {

    /** More than the server has threads. */
    private static final int SLOW_READERS = 24;

    /** More levels than a thread has room for, if each takes some of it. */
    private static final int LEVELS = 7_000;

    @AutoClose private final TestServer server = TestServer.start();

    @Test
    void shouldTakeCommandWhileReadersHoldAllThreads() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 2 * SLOW_READERS; i++) {
            var unused =
                    client.sendAsync(server.request("/v1/held").build(), BodyHandlers.discarding());
        }
        await().atMost(WAIT).until(() -> server.holding() >= SLOW_READERS / 2);

        assertThat(
                        client.send(
                                        server.request("/v1/told")
                                                .header("Authorization", "Bearer " + OPERATOR)
                                                .header("Content-Type", "application/json")
                                                .POST(BodyPublishers.ofString("{}"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldServePageBelowManyLevels() throws Exception {
        assertThat(
                        HttpClient.newHttpClient()
                                .send(
                                        server.request("/" + "a/".repeat(LEVELS)).build(),
                                        BodyHandlers.discarding())
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldAnswerWhileOthersReadAnswersSlowly() throws Exception {
        readSlowly("/v1/large");
    }

    @Test
    void shouldAnswerWhileOthersReadFilesSlowly() throws Exception {
        Path folder =
                Files.createDirectories(
                        Path.of(HttpServerTest.class.getResource("/").toURI()).resolve("console"));
        Path file = Files.writeString(folder.resolve("large.txt"), LARGE);
        try {
            readSlowly("/large.txt");
        } finally {
            Files.delete(file);
        }
    }

    private void readSlowly(String path) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_READERS; i++) {
                var socket = new Socket();
                socket.setReceiveBufferSize(4_096);
                socket.setSoTimeout((int) WAIT.toMillis() / 6);
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
                socket.getOutputStream()
                        .write(
                                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                slow.add(socket);
            }

            assertThat(server.status()).isEqualTo(200);
            await().atMost(WAIT).until(() -> server.connections() <= 1);
            for (Socket socket : slow) {
                socket.setSoTimeout((int) WAIT.toMillis());
                assertThat(bytes(socket)).as("bytes of a cut answer").isLessThan(LARGE.length());
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static long bytes(Socket socket) throws IOException {
        try {
            return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException e) {
            return 0;
        }
    }
}
