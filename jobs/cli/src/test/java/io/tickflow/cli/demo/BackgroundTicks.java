package io.tickflow.cli.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends a tick a few times a second, from a thread of its own, until it is closed. */
final class BackgroundTicks implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** Takes a feed over: nobody else may send on it before the end. */
    BackgroundTicks(SteadyFeed feed) {
        thread = new Thread(() -> run(feed), "background-ticks");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run(SteadyFeed feed) {
        try {
            while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                feed.send(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.join();
    }
}
