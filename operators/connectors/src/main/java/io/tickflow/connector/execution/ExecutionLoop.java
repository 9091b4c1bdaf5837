package io.tickflow.connector.execution;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.execution.OrderRouter;
import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.instrument.Quantity;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Single thread on which orders are decided and sent. All work arrives as tasks in order: recorded
 * intents from Kafka's I/O thread, which never blocks; reports from the FIX threads, which block
 * while {@code inFlightMax} of them wait; and clock ticks. The first failure ends all sending and
 * is thrown on the task thread.
 */
final class ExecutionLoop implements GatewayListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionLoop.class);
    private static final long TICK_MILLIS = 100;

    private final OrderRouter router;
    private final long closeMillis;
    private final Semaphore reportsAllowed;
    private final ScheduledThreadPoolExecutor executor;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    ExecutionLoop(String account, OrderRouter router, ExecutionLimits limits) {
        this.router = router;
        this.closeMillis = limits.closeMillis();
        this.reportsAllowed = new Semaphore(limits.inFlightMax());
        this.executor =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread created = new Thread(task, "tickflow-execution-" + account);
                            created.setDaemon(true);
                            thread = created;
                            return created;
                        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(true);
    }

    /** Starts the clock ticks of the router. */
    void start() {
        var unused =
                executor.scheduleWithFixedDelay(
                        () -> guarded(this::tick), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs {@code task} on the execution thread. */
    void submit(Runnable task) {
        try {
            executor.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("The execution thread has ended; what came is in the log", e);
        }
    }

    /** Records a failure, after which nothing is sent. */
    void fail(Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            LOG.error("The execution sink failed; nothing is sent from now on", cause);
            submit(router::close);
        }
    }

    /** Throws the first failure, if there is one. */
    void throwIfFailed() throws IOException {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IOException("the execution sink failed: " + cause.getMessage(), cause);
        }
    }

    /** Waits until new orders may be sent; returns false on timeout. */
    boolean awaitReady(long millis) throws InterruptedException {
        return ready.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void onSessionUp(int sessionNumber) {
        submit(() -> router.onSessionUp(sessionNumber));
    }

    @Override
    public void onSessionDown(String reason) {
        submit(() -> router.onSessionDown(reason));
    }

    @Override
    public void onReport(VenueReport report) {
        submitReport(() -> router.onReport(report));
    }

    @Override
    public void onNotKnown(String clOrdId, String text) {
        submitReport(() -> router.onNotKnown(clOrdId, text));
    }

    @Override
    public void onStatusRefused(String clOrdId, String text) {
        submitReport(() -> router.onStatusRefused(clOrdId, text));
    }

    @Override
    public void onPositions(Map<String, Quantity> bySymbol, long asOfMillis) {
        submitReport(() -> router.onPositions(bySymbol, asOfMillis));
    }

    @Override
    public void onPositionsRefused(String text) {
        submitReport(() -> router.onPositionsRefused(text));
    }

    /** An operator said something. */
    void onControl(Control control) {
        submit(() -> router.onControl(control));
    }

    /** Stops sending; queued tasks still run. Ends within the configured time. */
    void stopSending() {
        submit(router::close);
    }

    @Override
    public void close() {
        closed = true;
        executor.shutdown();
        try {
            if (!executor.awaitTermination(closeMillis, TimeUnit.MILLISECONDS)) {
                LOG.warn("The execution thread did not end in {} ms", closeMillis);
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void submitReport(Runnable task) {
        if (Thread.currentThread() == thread) {
            submit(task);
            return;
        }
        try {
            while (!reportsAllowed.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (closed) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        submit(
                () -> {
                    try {
                        task.run();
                    } finally {
                        reportsAllowed.release();
                    }
                });
    }

    private void tick() {
        router.onTick();
        noteReady();
    }

    private void noteReady() {
        if (router.isReady()) {
            ready.countDown();
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private void guarded(Runnable task) {
        try {
            task.run();
            noteReady();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }
}
