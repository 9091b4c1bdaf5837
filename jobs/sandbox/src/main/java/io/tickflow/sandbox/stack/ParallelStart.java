package io.tickflow.sandbox.stack;

import io.tickflow.process.ProcessException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts parts side by side. The first that fails stops the others. Used once, by one thread. */
final class ParallelStart {

    private static final long END_SECONDS_MAX = 30;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorCompletionService<Boolean> parts =
            new ExecutorCompletionService<>(threads);
    private int count;

    /** Begins to start a part. */
    void begin(Runnable part) {
        parts.submit(part, true);
        count++;
    }

    /**
     * Waits until all have started. When it fails, no start is under way any more.
     *
     * @throws ProcessException if one fails
     */
    void awaitAll() {
        try {
            for (int i = 0; i < count; i++) {
                parts.take().get();
            }
        } catch (ExecutionException e) {
            endOthers();
            throw e.getCause() instanceof ProcessException reason
                    ? reason
                    : new ProcessException("the sandbox cannot start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            endOthers();
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while the sandbox started", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void endOthers() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new ProcessException("a part of the sandbox neither starts nor gives up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
