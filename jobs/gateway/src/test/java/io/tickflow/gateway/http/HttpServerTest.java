package io.tickflow.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.gateway.access.Gatekeeper;
import io.tickflow.gateway.access.RateLimit;
import io.tickflow.gateway.access.Tokens;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.RequestCounts;
import io.tickflow.gateway.api.Role;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.live.Streams;
import io.tickflow.gateway.schema.RecordSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers that hold what they can. */
class HttpServerTest {

    private static final Duration WAIT = Duration.ofMinutes(2);
    private static final int CONNECTIONS_MAX = 64;
    private static final int CONNECTIONS = 10_000;

    /** More than the buffers of two sockets take. */
    private static final String LARGE = "x".repeat(6 << 20);

    /** Of a body. */
    private static final long ENDLESS = 256 << 20;

    /** More than the server has threads. */
    private static final int SLOW_READERS = 24;

    private static final String OPERATOR = "tf_operator-of-the-test";

    /** More levels than a thread has room for, if each takes some of it. */
    private static final int LEVELS = 7_000;

    private final Semaphore held = new Semaphore(0);
    private final AtomicInteger holding = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server =
                new HttpServer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        null,
                        new HttpLimits(CONNECTIONS_MAX, 2_000, 1_000, 2_000),
                        List.of(
                                Route.get("/v1/here", "here", "Answers")
                                        .in("Test")
                                        .role(null)
                                        .givesDocument(RecordSchema.object())
                                        .to(call -> Answer.document(List.of())),
                                Route.get("/v1/large", "large", "Answers at length")
                                        .in("Test")
                                        .role(null)
                                        .givesDocument(RecordSchema.object())
                                        .to(call -> Answer.document(List.of(LARGE))),
                                Route.get("/v1/held", "held", "Answers late")
                                        .in("Test")
                                        .role(null)
                                        .givesDocument(RecordSchema.object())
                                        .to(call -> held()),
                                Route.post("/v1/told", "told", "Takes a command")
                                        .in("Test")
                                        .role(Role.OPERATOR)
                                        .body(RecordSchema.object())
                                        .givesDocument(RecordSchema.object())
                                        .to(call -> Answer.document(List.of())),
                                Route.post("/v1/said", "said", "Takes a body")
                                        .in("Test")
                                        .role(null)
                                        .body(RecordSchema.object())
                                        .givesDocument(RecordSchema.object())
                                        .to(call -> Answer.document(List.of()))),
                        new Gatekeeper(
                                Tokens.parse(
                                        Tokens.line("olga", Role.OPERATOR, OPERATOR),
                                        new ArrayList<>()),
                                null,
                                true,
                                new RateLimit(1_000, 1_000, System::nanoTime)),
                        new Streams(),
                        new RequestCounts());
        server.start();
    }

    private Answer held() throws InterruptedException {
        holding.incrementAndGet();
        held.acquire();
        return Answer.document(List.of());
    }

    @AfterEach
    void stop() {
        held.release(2 * SLOW_READERS);
        server.close();
    }

    @Test
    void shouldBoundIdleConnectionsInNumberAndTime() throws Exception {
        List<SocketChannel> idle = new ArrayList<>();
        try {
            long most = 0;
            for (int i = 0; i < CONNECTIONS; i++) {
                var channel = SocketChannel.open();
                channel.configureBlocking(false);
                var unused =
                        channel.connect(
                                new InetSocketAddress(
                                        InetAddress.getLoopbackAddress(), server.port()));
                idle.add(channel);
                most = Math.max(most, server.connections());
            }
            await().atMost(WAIT).until(() -> server.connections() > 0);
            // The server looks at the bound after it has accepted, on each of its threads.
            assertThat(most).isLessThanOrEqualTo(2L * CONNECTIONS_MAX);
            await().atMost(WAIT).until(() -> isClosedByServer(idle));
            assertThat(server.connections()).isLessThanOrEqualTo(2L * CONNECTIONS_MAX);
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
        }
        await().atMost(WAIT).ignoreExceptions().until(() -> status() == 200);
    }

    /** Returns true if one of the channels was established and then ended by the server. */
    private static boolean isClosedByServer(List<SocketChannel> channels) {
        for (SocketChannel channel : channels) {
            try {
                if (channel.finishConnect() && channel.read(ByteBuffer.allocate(1)) < 0) {
                    return true;
                }
            } catch (IOException e) {
                // Refused, as the queue of the system is full.
            }
        }
        return false;
    }

    @Test
    void shouldEndRequestThatTricklesIn() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout((int) WAIT.toMillis());
            socket.getOutputStream().write("GET /v1/here HT".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();

            assertThat(socket.getInputStream().readAllBytes()).as("the end").isEmpty();
        }
    }

    @Test
    void shouldTakeCommandWhileReadersHoldAllThreads() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 2 * SLOW_READERS; i++) {
            var unused = client.sendAsync(request("/v1/held").build(), BodyHandlers.discarding());
        }
        await().atMost(WAIT).until(() -> holding.get() >= SLOW_READERS / 2);

        assertThat(
                        client.send(
                                        request("/v1/told")
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
                                        request("/" + "a/".repeat(LEVELS)).build(),
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

            assertThat(status()).isEqualTo(200);
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
            for (int i = 0; i < SLOW_READERS; i++) {
                Socket socket = said("Content-Length: 100");
                socket.getOutputStream().write('{');
                stopped.add(socket);
            }

            assertThat(status()).isEqualTo(200);
            await().atMost(WAIT).until(() -> server.connections() <= 1);
        } finally {
            for (Socket socket : stopped) {
                socket.close();
            }
        }
    }

    private Socket said(String header) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) WAIT.toMillis());
        socket.getOutputStream()
                .write(
                        ("POST /v1/said HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Content-Type: application/json\r\n"
                                        + header
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
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

    private static long bytes(Socket socket) throws IOException {
        try {
            return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException e) {
            return 0;
        }
    }

    private int status() throws Exception {
        return HttpClient.newHttpClient()
                .send(request("/v1/here").build(), BodyHandlers.ofString())
                .statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(10));
    }
}
