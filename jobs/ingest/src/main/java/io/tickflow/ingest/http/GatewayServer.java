package io.tickflow.ingest.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.ingest.intake.TickIntake;
import io.tickflow.ingest.protocol.ErrorCode;
import io.tickflow.ingest.protocol.Limits;
import io.tickflow.ingest.protocol.RefusedRequest;
import io.tickflow.ingest.protocol.RequestReader;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** HTTP server of the protocol. Thread-safe. */
public final class GatewayServer implements AutoCloseable {

    private static final int IO_THREADS = 2;
    private static final long SENT_BYTES_MAX = 32L << 20;
    private static final int WORKER_THREADS = 32;
    private static final int PARSERS_MAX = 4;
    private static final int IDLE_MILLIS = (int) TimeUnit.MINUTES.toMillis(2);
    private static final int PARSE_MILLIS = (int) TimeUnit.SECONDS.toMillis(30);
    private static final long SHUTDOWN_MILLIS = 3_000;
    private static final String RETRY_AFTER_SECONDS = "2";
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionalInterface
    private interface Parser<T> {
        T parse(byte[] body) throws RefusedRequest;
    }

    private final Semaphore parsers = new Semaphore(PARSERS_MAX);
    private final TickIntake intake;
    private final GatewayView view;
    private final Limits limits;
    private final RequestReader reader;
    private final @Nullable BearerToken token;
    private final RequestCounts counts = new RequestCounts();
    private final GracefulShutdownHandler root;
    private final Undertow server;

    /**
     * Creates a server, which listens from {@link #start} on.
     *
     * @param address address and port; port 0 for a free one
     * @param token secret of the terminals; null if none is asked for
     */
    public GatewayServer(
            InetSocketAddress address,
            TickIntake intake,
            GatewayView view,
            Limits limits,
            @Nullable BearerToken token) {
        this.intake = intake;
        this.view = view;
        this.limits = limits;
        this.reader = new RequestReader(limits);
        this.token = token;
        this.root = new GracefulShutdownHandler(new BlockingHandler(this::handle));
        this.server =
                Undertow.builder()
                        .addHttpListener(address.getPort(), address.getHostString())
                        .setIoThreads(IO_THREADS)
                        .setWorkerThreads(WORKER_THREADS)
                        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, SENT_BYTES_MAX)
                        .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
                        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE_MILLIS)
                        .setHandler(root)
                        .build();
    }

    /**
     * Listens.
     *
     * @throws IOException if the port is taken
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        }
    }

    /** Port on which it listens. */
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** Numbers of refused requests. */
    public RequestCounts counts() {
        return counts;
    }

    private void handle(HttpServerExchange exchange) throws Exception {
        try {
            route(exchange);
        } catch (RefusedRequest e) {
            counts.onRefused(e.code());
            refuse(exchange, e);
        } catch (RequestTooBigException e) {
            RefusedRequest refusal = tooLarge();
            counts.onRefused(refusal.code());
            refuse(exchange, refusal);
        } catch (IOException e) {
            // The terminal hung up before the end of its request; it sends the ticks again.
            exchange.endExchange();
        }
    }

    private void route(HttpServerExchange exchange) throws Exception {
        switch (exchange.getRequestPath()) {
            case "/v1/health" -> {
                require(exchange, Methods.GET);
                ObjectNode health = Answers.health(view);
                send(exchange, view.trouble() == null ? 200 : 503, health);
            }
            case "/v1/status" -> {
                requireToken(exchange);
                require(exchange, Methods.GET);
                send(exchange, 200, Answers.statusWithSessions(view, counts));
            }
            case "/metrics" -> {
                requireToken(exchange);
                require(exchange, Methods.GET);
                exchange.getResponseHeaders()
                        .put(Headers.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
                exchange.getResponseSender().send(MetricsPage.of(view, counts));
            }
            case "/v1/sessions" -> {
                byte[] body = body(exchange);
                send(
                        exchange,
                        200,
                        Answers.session(
                                intake.open(parsed(body, reader::session)), intake, limits));
            }
            case "/v1/ticks" -> {
                byte[] body = body(exchange);
                send(exchange, 200, Answers.ticks(intake.take(parsed(body, reader::ticks))));
            }
            default ->
                    throw new RefusedRequest(
                            ErrorCode.NOT_FOUND,
                            "there is no "
                                    + exchange.getRequestPath()
                                    + " here: the protocol has /v1/sessions, /v1/ticks, /v1/health and /v1/status");
        }
    }

    /** A tree of JSON takes many times the bytes of its text, so only a few are built at once. */
    private <T> T parsed(byte[] body, Parser<T> parser)
            throws RefusedRequest, InterruptedException {
        parsers.acquire();
        try {
            return parser.parse(body);
        } finally {
            parsers.release();
        }
    }

    private byte[] body(HttpServerExchange exchange) throws IOException, RefusedRequest {
        requireToken(exchange);
        require(exchange, Methods.POST);
        InputStream in = exchange.getInputStream();
        byte[] body = in.readNBytes(limits.bytesMax() + 1);
        if (body.length > limits.bytesMax()) {
            // A client that is still sending would not see the answer.
            in.transferTo(OutputStream.nullOutputStream());
            throw tooLarge();
        }
        return body;
    }

    private RefusedRequest tooLarge() {
        return new RefusedRequest(
                ErrorCode.TOO_LARGE,
                "the body is above the limit of " + limits.bytesMax() + " bytes");
    }

    private void requireToken(HttpServerExchange exchange) throws RefusedRequest {
        if (token != null
                && !token.isPresentedBy(
                        exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION))) {
            throw new RefusedRequest(
                    ErrorCode.UNAUTHORIZED,
                    "the header 'Authorization: Bearer TOKEN' is missing or has another token than the gateway");
        }
    }

    private static void require(HttpServerExchange exchange, HttpString method)
            throws RefusedRequest {
        if (!exchange.getRequestMethod().equals(method)) {
            throw new RefusedRequest(
                    ErrorCode.METHOD_NOT_ALLOWED,
                    exchange.getRequestPath() + " takes " + method + " only");
        }
    }

    private static void refuse(HttpServerExchange exchange, RefusedRequest refusal)
            throws IOException {
        int status = refusal.code().status();
        if (status == 503) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        send(exchange, status, Answers.refusal(refusal));
    }

    private static void send(HttpServerExchange exchange, int status, ObjectNode answer)
            throws IOException {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender()
                .send(
                        ByteBuffer.wrap(
                                JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8)));
    }

    /** Answers requests under way, and listens no more. */
    @Override
    public void close() {
        root.shutdown();
        try {
            root.awaitShutdown(SHUTDOWN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
    }
}
