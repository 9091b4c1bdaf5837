package io.tickflow.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Problem;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers in memory (L1) and in a shared layer (L2), loaded at most once a key at a time. An answer
 * that is too old serves, with its age, while a new one cannot be had or is slow. Thread-safe.
 */
public final class LayeredCache implements AutoCloseable {

    private static final long BYTES_MAX = 64L << 20;

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
                    .weigher((CacheKey key, CacheEntry entry) -> key.bytes() + entry.bytes())
                    .build();
    private final Loads loads = new Loads();

    /** Source of answers; throws {@link Problem} if it is away. */
    @FunctionalInterface
    public interface Source {

        /** Loads an answer. */
        Loaded load();
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
        try {
            Found found =
                    loads.await(
                            key,
                            () -> load(key, source),
                            held == null ? WAIT_MILLIS_MAX : PATIENCE_MILLIS);
            return used(key, found, memory.getIfPresent(key), clockMillis.getAsLong());
        } catch (Problem e) {
            return older(key, held, e);
        }
    }

    /** Answers in memory. */
    long entries() {
        memory.cleanUp();
        return memory.estimatedSize();
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
        loads.close();
        shared.close();
    }
}
