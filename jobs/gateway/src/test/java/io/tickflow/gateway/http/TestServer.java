package io.tickflow.gateway.http;

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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A server with short limits and routes that answer, answer at length, or hold. */
final class TestServer implements AutoCloseable {

    static final Duration WAIT = Duration.ofMinutes(2);
    static final int CONNECTIONS_MAX = 64;
    static final String OPERATOR = "tf_operator-of-the-test";

    /** More than the buffers of two sockets take. */
    static final String LARGE = "x".repeat(6 << 20);

    private final Semaphore held = new Semaphore(0);
    private final AtomicInteger holding = new AtomicInteger();
    private final HttpServer server;

    private TestServer() {
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
    }

    static TestServer start() {
        var started = new TestServer();
        try {
            started.server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer held() throws InterruptedException {
        holding.incrementAndGet();
        held.acquire();
        return Answer.document(List.of());
    }

    /** Requests that its handler holds. */
    int holding() {
        return holding.get();
    }

    /** Connections that it has accepted. */
    long connections() {
        return server.connections();
    }

    int port() {
        return server.port();
    }

    /** Connection that waits for long. */
    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) WAIT.toMillis());
        return socket;
    }

    /** Status of a request that anybody may make. */
    int status() throws Exception {
        return HttpClient.newHttpClient()
                .send(request("/v1/here").build(), BodyHandlers.ofString())
                .statusCode();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        held.release(Integer.MAX_VALUE / 2);
        server.close();
    }
}
