package io.tickflow.cli.topic;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs work that Ctrl-C stops, and keeps the JVM until its last lines are printed. */
final class Interruptible {

    private static final long LAST_LINES_SECONDS_MAX = 5;

    private Interruptible() {}

    /**
     * Runs {@code work}.
     *
     * @param stop makes it end soon; called by another thread
     */
    static void run(Runnable work, Runnable stop) {
        var finished = new CountDownLatch(1);
        var hook = new Thread(() -> stopAndAwait(stop, finished), "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            work.run();
        } finally {
            finished.countDown();
            remove(hook);
        }
    }

    private static void stopAndAwait(Runnable stop, CountDownLatch finished) {
        stop.run();
        try {
            var unused = finished.await(LAST_LINES_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook has run.
        }
    }
}
