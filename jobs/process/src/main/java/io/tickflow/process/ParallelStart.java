package io.tickflow.process;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts parts side by side. The first that fails stops the others. Used once, by one thread. */
public final class ParallelStart {

    private static final long END_SECONDS_MAX = 30;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorCompletionService<Boolean> parts =
            new ExecutorCompletionService<>(threads);
    private int count;

    /** Begins to start a part. */
    public void begin(Runnable part) {
        parts.submit(part, true);
        count++;
    }

    /**
     * Waits until all have started. When it fails, no start is under way any more.
     *
     * @throws ProcessException if one fails
     */
    public void awaitAll() {
        try {
            for (int i = 0; i < count; i++) {
                parts.take().get();
            }
        } catch (ExecutionException e) {
            endOthers();
            throw e.getCause() instanceof ProcessException reason
                    ? reason
                    : new ProcessException("not all parts start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            endOthers();
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while parts started", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void endOthers() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new ProcessException("a part neither starts nor gives up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
