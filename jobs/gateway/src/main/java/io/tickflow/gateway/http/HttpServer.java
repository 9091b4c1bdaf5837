package io.tickflow.gateway.http;

import io.tickflow.gateway.access.Gatekeeper;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.RequestCounts;
import io.tickflow.gateway.api.Role;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.live.StreamChoice;
import io.tickflow.gateway.live.Streams;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.RequestLimit;
import io.undertow.server.handlers.RequestLimitingHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.PathTemplateMatcher;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.Options;

/** HTTP server with bounds on everything that a caller can hold. Thread-safe. */
public final class HttpServer implements AutoCloseable {

    private static final int IO_THREADS = 2;
    private static final int WORKER_THREADS = 16;
    private static final int REQUESTS_MAX = 64;
    private static final int REQUESTS_WAITING_MAX = 256;

    /** Above the limit of a body, for which there is an answer; above this one there is none. */
    private static final int ENTITY_BYTES_MAX = RequestParser.BODY_BYTES_MAX + (64 << 10);

    private static final int HEADER_BYTES_MAX = 16 << 10;
    private static final int PARAMETERS_MAX = 64;
    private static final long SHUTDOWN_MILLIS = 3_000;

    private final GracefulShutdownHandler root;
    private final Hosts hosts;
    private final Streams streams;
    private final RequestCounts counts;
    private final CommandThreads commands = new CommandThreads(HttpServer::refuseBusy);
    private final Undertow server;

    /**
     * Creates a server, which listens from {@link #start} on.
     *
     * @param address address and port; port 0 for a free one
     * @param tls certificate and key; null for an open port
     * @param limits bounds of connections
     * @param counts gets the requests
     */
    public HttpServer(
            InetSocketAddress address,
            @Nullable SSLContext tls,
            HttpLimits limits,
            List<Route> routes,
            Gatekeeper gatekeeper,
            Streams streams,
            RequestCounts counts) {
        this.hosts = new Hosts(address.getAddress());
        this.streams = streams;
        this.counts = counts;
        this.root =
                new GracefulShutdownHandler(
                        guarded(tls != null, limits, routing(routes, gatekeeper)));
        this.server =
                listener(address, tls)
                        .setIoThreads(IO_THREADS)
                        .setWorkerThreads(WORKER_THREADS)
                        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) ENTITY_BYTES_MAX)
                        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, HEADER_BYTES_MAX)
                        .setServerOption(UndertowOptions.MAX_HEADERS, PARAMETERS_MAX)
                        .setServerOption(UndertowOptions.MAX_PARAMETERS, PARAMETERS_MAX)
                        .setServerOption(UndertowOptions.IDLE_TIMEOUT, limits.idleMillis())
                        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, limits.idleMillis())
                        .setServerOption(
                                UndertowOptions.REQUEST_PARSE_TIMEOUT, limits.parseMillis())
                        .setServerOption(UndertowOptions.ENABLE_STATISTICS, true)
                        .setSocketOption(Options.READ_TIMEOUT, limits.idleMillis())
                        .setSocketOption(Options.CONNECTION_HIGH_WATER, limits.connectionsMax())
                        .setSocketOption(Options.CONNECTION_LOW_WATER, limits.connectionsMax() - 1)
                        .setHandler(root)
                        .build();
    }

    private static Undertow.Builder listener(InetSocketAddress address, @Nullable SSLContext tls) {
        return tls == null
                ? Undertow.builder().addHttpListener(address.getPort(), address.getHostString())
                : Undertow.builder()
                        .addHttpsListener(address.getPort(), address.getHostString(), tls);
    }

    /** Connections that are open now. */
    public long connections() {
        return server.getListenerInfo().get(0).getConnectorStatistics().getActiveConnections();
    }

    private HttpHandler routing(List<Route> routes, Gatekeeper gatekeeper) {
        var limit = new RequestLimit(REQUESTS_MAX, REQUESTS_WAITING_MAX);
        limit.setFailureHandler(HttpServer::refuseBusy);
        var routing = new RoutingHandler(false);
        for (Route route : routes) {
            routing.add(
                    HttpString.tryFromString(route.method()),
                    route.template(),
                    handler(route, gatekeeper, limit));
        }
        routing.setFallbackHandler(new BlockingHandler(new ConsoleFiles()));
        var methods = new PathTemplateMatcher<String>();
        routes.forEach(route -> methods.add(route.template(), route.method()));
        routing.setInvalidMethodHandler(exchange -> refuseMethod(exchange, methods));
        return routing;
    }

    private HttpHandler handler(Route route, Gatekeeper gatekeeper, RequestLimit limit) {
        if (route.id().equals(StreamChoice.OPERATION)) {
            return new StreamHandler(route, gatekeeper, streams);
        }
        var handler = new RouteHandler(route, gatekeeper, counts);
        Role least = route.role();
        return least != null && least.includes(Role.OPERATOR)
                ? commands.with(handler)
                : new RequestLimitingHandler(limit, new BlockingHandler(handler));
    }

    private static void refuseBusy(HttpServerExchange exchange) {
        Responses.refuse(
                exchange, Problem.of(Problem.Kind.BUSY, "too many requests are under way"));
    }

    private static void refuseMethod(
            HttpServerExchange exchange, PathTemplateMatcher<String> methods) {
        PathTemplateMatcher.PathMatchResult<String> match =
                methods.match(exchange.getRelativePath());
        if (match != null) {
            exchange.getResponseHeaders().put(Headers.ALLOW, match.getValue());
        }
        Responses.refuse(
                exchange,
                Problem.of(
                        Problem.Kind.METHOD_NOT_ALLOWED,
                        exchange.getRequestPath()
                                + " does not take "
                                + exchange.getRequestMethod()));
    }

    private HttpHandler guarded(boolean isEncrypted, HttpLimits limits, HttpHandler next) {
        return exchange -> {
            exchange.putAttachment(HttpLimits.ATTACHMENT, limits);
            Responses.guard(exchange, isEncrypted);
            if (isAllowed(exchange)) {
                next.handleRequest(exchange);
            }
        };
    }

    private boolean isAllowed(HttpServerExchange exchange) {
        try {
            hosts.check(exchange);
            return true;
        } catch (Problem e) {
            Responses.refuse(exchange, e);
            return false;
        }
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

    /** Ends the streams, answers requests under way, and listens no more. */
    @Override
    public void close() {
        streams.dropAll();
        root.shutdown();
        try {
            root.awaitShutdown(SHUTDOWN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
        commands.close();
    }
}
