package io.tickflow.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Meta;
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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers in memory (L1) and in a shared layer (L2), loaded at most once a key at a time. An answer
 * that is too old serves, with its age, while a new one cannot be had or is slow. Thread-safe.
 */
public final class LayeredCache implements AutoCloseable {

    private static final long BYTES_MAX = 64L << 20;
    private static final int LOADS_AT_ONCE = 4;
    private static final int LOADS_WAITING_MAX = 256;

    /** Wait for a new answer while an older one is there. */
    private static final long PATIENCE_MILLIS = 300;

    private static final long WAIT_MILLIS_MAX = 15_000;

    private final SharedLayer shared;
    private final Volatility volatility;
    private final TimeToLive ttl;
    private final LongSupplier clockMillis;
    private final CacheFigures figures = new CacheFigures();
    private final Cache<CacheKey, CacheEntry> memory =
            Caffeine.newBuilder()
                    .maximumWeight(BYTES_MAX)
                    .weigher((CacheKey key, CacheEntry entry) -> entry.bytes())
                    .build();
    private final ConcurrentMap<CacheKey, CompletableFuture<Found>> loads =
            new ConcurrentHashMap<>();
    private final ExecutorService executor =
            new ThreadPoolExecutor(
                    LOADS_AT_ONCE,
                    LOADS_AT_ONCE,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(LOADS_WAITING_MAX),
                    task -> {
                        var thread = new Thread(task, "gateway-load");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * Loaded answer.
     *
     * @param json UTF-8 JSON; empty if there is no such thing
     * @param asOfMillis time of the newest fact in it; 0 if there is none
     * @param layer place that it came from
     */
    public record Loaded(byte[] json, long asOfMillis, Layer layer) {

        /** The answer that there is no such thing. */
        public static Loaded nothing(Layer layer) {
            return new Loaded(new byte[0], 0, layer);
        }
    }

    /** Source of answers; throws {@link Problem} if it is away. */
    @FunctionalInterface
    public interface Source {

        /** Loads an answer. */
        Loaded load();
    }

    /**
     * Answer of the cache.
     *
     * @param json UTF-8 JSON; empty if there is no such thing
     * @param asOfMillis time of the newest fact in it; 0 if there is none
     * @param layer layer that it came from
     * @param trouble reason for which it is an older one; empty if it is fresh
     */
    public record Found(byte[] json, long asOfMillis, Layer layer, String trouble) {

        /** Returns true if it is known that there is no such thing. */
        public boolean isNothing() {
            return json.length == 0;
        }

        /** The same as an answer of a resource. */
        public Answer answer(long nowMillis) {
            Meta meta = Meta.of(layer, asOfMillis, nowMillis);
            return Answer.of(json, trouble.isEmpty() ? meta : meta.degraded(trouble));
        }
    }

    /**
     * Creates a cache.
     *
     * @param shared second layer
     * @param volatility volatility by which ages are told apart
     * @param clockMillis clock, epoch milliseconds
     */
    public LayeredCache(
            SharedLayer shared, Volatility volatility, TimeToLive ttl, LongSupplier clockMillis) {
        this.shared = shared;
        this.volatility = volatility;
        this.ttl = ttl;
        this.clockMillis = clockMillis;
    }

    /**
     * Gives the answer of {@code key}.
     *
     * @throws Problem of the source, if no layer has any answer
     */
    public Found get(CacheKey key, Source source) {
        long now = clockMillis.getAsLong();
        CacheEntry held = memory.getIfPresent(key);
        if (held != null && isFresh(key, held, now)) {
            return used(key, new Found(held.json(), held.asOfMillis(), Layer.L1, ""), held, now);
        }
        var own = new CompletableFuture<Found>();
        CompletableFuture<Found> other = loads.putIfAbsent(key, own);
        CompletableFuture<Found> load = other == null ? own : other;
        if (other == null) {
            begin(key, source, own);
        }
        try {
            Found found =
                    load.get(
                            held == null ? WAIT_MILLIS_MAX : PATIENCE_MILLIS,
                            TimeUnit.MILLISECONDS);
            return used(key, found, memory.getIfPresent(key), clockMillis.getAsLong());
        } catch (TimeoutException e) {
            return older(key, held, Problem.unavailable("a newer answer takes too long"));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) {
                return older(key, held, problem);
            }
            throw new IllegalStateException("a load failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the gateway stops");
        }
    }

    private void begin(CacheKey key, Source source, CompletableFuture<Found> load) {
        try {
            executor.execute(() -> complete(key, source, load));
        } catch (RejectedExecutionException e) {
            loads.remove(key, load);
            load.completeExceptionally(
                    Problem.of(Problem.Kind.BUSY, "too many answers are being loaded"));
        }
    }

    private void complete(CacheKey key, Source source, CompletableFuture<Found> load) {
        try {
            load.complete(load(key, source));
        } catch (Throwable e) {
            load.completeExceptionally(e);
        } finally {
            loads.remove(key, load);
        }
    }

    private Found load(CacheKey key, Source source) {
        long now = clockMillis.getAsLong();
        CacheEntry held = memory.getIfPresent(key);
        if (held != null && isFresh(key, held, now)) {
            // A load ended between the look of the caller and its own load.
            return new Found(held.json(), held.asOfMillis(), Layer.L1, "");
        }
        CacheEntry near = sharedEntry(key);
        if (near != null && isFresh(key, near, now)) {
            memory.put(key, near);
            return new Found(near.json(), near.asOfMillis(), Layer.L2, "");
        }
        figures.onLoad();
        try {
            Loaded loaded = source.load();
            var entry = new CacheEntry(loaded.json(), loaded.asOfMillis(), clockMillis.getAsLong());
            memory.put(key, entry);
            shared.put(key.text(), entry.encode());
            return new Found(entry.json(), entry.asOfMillis(), loaded.layer(), "");
        } catch (Problem e) {
            if (near == null || near.isNegative() || !isAbsence(e)) {
                throw e;
            }
            memory.put(key, near);
            return new Found(near.json(), near.asOfMillis(), Layer.L2, e.detail());
        }
    }

    private @Nullable CacheEntry sharedEntry(CacheKey key) {
        byte[] bytes = shared.get(key.text());
        return bytes == null ? null : CacheEntry.decode(bytes);
    }

    private boolean isFresh(CacheKey key, CacheEntry entry, long now) {
        return Math.abs(now - entry.storedMillis()) < ttl.millis(key, now);
    }

    private static boolean isAbsence(Problem problem) {
        return problem.kind() == Problem.Kind.UNAVAILABLE || problem.kind() == Problem.Kind.BUSY;
    }

    private Found older(CacheKey key, @Nullable CacheEntry held, Problem problem) {
        if (held == null || held.isNegative() || !isAbsence(problem)) {
            figures.onFailure();
            throw problem;
        }
        return used(
                key,
                new Found(held.json(), held.asOfMillis(), Layer.L1, problem.detail()),
                held,
                clockMillis.getAsLong());
    }

    private Found used(CacheKey key, Found found, @Nullable CacheEntry entry, long now) {
        if (!found.trouble().isEmpty()) {
            figures.onStale();
        }
        long stored = entry == null ? now : entry.storedMillis();
        figures.onUse(
                found.layer(),
                Math.max(0, now - stored),
                Volatility.regime(volatility.ratio(key.symbol(), now)));
        return found;
    }

    /** Uses so far. */
    public CacheFigures figures() {
        return figures;
    }

    /** Returns true while the shared layer is left alone, as it did not answer. */
    public boolean isSharedAway() {
        return shared.isAway();
    }

    @Override
    public void close() {
        executor.shutdownNow();
        shared.close();
    }
}
