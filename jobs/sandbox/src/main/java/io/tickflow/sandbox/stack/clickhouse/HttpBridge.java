package io.tickflow.sandbox.stack.clickhouse;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** ClickHouse's HTTP interface on 127.0.0.1 in front of an {@link Engine}. */
final class HttpBridge implements AutoCloseable {

    /** Requests that run at once; drivers keep more connections open than they use. */
    private static final int THREADS = 16;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private static final int WAITING_MAX = 256;
    private static final int STOP_SECONDS_MAX = 1;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private HttpBridge(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts to answer.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    static HttpBridge start(Engine engine, int port) throws IOException {
        // Without it, small answers wait 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Drivers pool connections for minutes; closing them earlier makes their next query fail.
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
        var server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port),
                        WAITING_MAX);
        var threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(WAITING_MAX),
                        new ThreadPoolExecutor.CallerRunsPolicy());
        server.setExecutor(threads);
        server.createContext("/", new QueryHandler(engine));
        server.start();
        return new HttpBridge(server, threads);
    }

    /** The URL that drivers take, without a database. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Takes no more requests and waits a moment for the running ones. */
    @Override
    public void close() {
        server.stop(STOP_SECONDS_MAX);
        threads.shutdown();
    }
}
