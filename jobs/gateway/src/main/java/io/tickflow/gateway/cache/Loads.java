package io.tickflow.gateway.cache;

import io.tickflow.gateway.api.Problem;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Loads on a few threads, one a key at a time: who asks meanwhile waits for it. Thread-safe. */
final class Loads implements AutoCloseable {

    private static final int AT_ONCE = 4;
    private static final int WAITING_MAX = 256;

    private final ConcurrentMap<CacheKey, CompletableFuture<Found>> running =
            new ConcurrentHashMap<>();
    private final ExecutorService executor =
            new ThreadPoolExecutor(
                    AT_ONCE,
                    AT_ONCE,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING_MAX),
                    task -> {
                        var thread = new Thread(task, "gateway-load");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * Waits for a load of {@code key}, a new one if there is none.
     *
     * @param waitMillis longest wait; the load goes on after it
     * @throws Problem of the load, or if it takes longer, or too many wait
     */
    Found await(CacheKey key, Supplier<Found> load, long waitMillis) {
        var own = new CompletableFuture<Found>();
        CompletableFuture<Found> other = running.putIfAbsent(key, own);
        if (other == null) {
            begin(key, load, own);
        }
        try {
            return (other == null ? own : other).get(waitMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Problem.unavailable("a newer answer takes too long");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw new IllegalStateException("a load failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the gateway stops");
        }
    }

    private void begin(CacheKey key, Supplier<Found> load, CompletableFuture<Found> result) {
        try {
            executor.execute(() -> complete(key, load, result));
        } catch (RejectedExecutionException e) {
            running.remove(key, result);
            result.completeExceptionally(
                    Problem.of(Problem.Kind.BUSY, "too many answers are being loaded"));
        }
    }

    /** Forgets the load before it tells: who asks later must not get the answer of before. */
    private void complete(CacheKey key, Supplier<Found> load, CompletableFuture<Found> result) {
        try {
            Found found = load.get();
            running.remove(key, result);
            result.complete(found);
        } catch (Throwable e) {
            running.remove(key, result);
            result.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
