package io.tickflow.gateway.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestLimit;
import io.undertow.server.handlers.RequestLimitingHandler;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads of commands alone: no number of readers delays a halt. Thread-safe. */
final class CommandThreads implements AutoCloseable {

    private static final int AT_ONCE = 8;
    private static final int WAITING_MAX = 64;
    private static final long IDLE_SECONDS = 60;

    private final RequestLimit limit = new RequestLimit(AT_ONCE, WAITING_MAX);
    private final ThreadPoolExecutor threads;

    /**
     * Creates the threads.
     *
     * @param refusal answers one too many
     */
    CommandThreads(HttpHandler refusal) {
        limit.setFailureHandler(refusal);
        // The limit is that of the queue, too.
        threads =
                new ThreadPoolExecutor(
                        AT_ONCE,
                        AT_ONCE,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            var thread = new Thread(task, "gateway-command");
                            thread.setDaemon(true);
                            return thread;
                        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Handler that runs {@code next} on one of them. */
    HttpHandler with(HttpHandler next) {
        return new RequestLimitingHandler(limit, exchange -> run(exchange, next));
    }

    private void run(HttpServerExchange exchange, HttpHandler next) {
        exchange.startBlocking();
        exchange.dispatch(threads, next);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
