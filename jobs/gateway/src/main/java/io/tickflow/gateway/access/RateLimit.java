package io.tickflow.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Requests that each caller may make: a bucket that fills steadily. Thread-safe. */
public final class RateLimit {

    private static final int CALLERS_MAX = 10_000;
    private static final double NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

    private volatile double perSecond;
    private volatile double burst;
    private final LongSupplier nanoTime;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(CALLERS_MAX)
                    .expireAfterAccess(10, TimeUnit.MINUTES)
                    .build();

    /**
     * Creates a limit.
     *
     * @param perSecond requests a second in the long run
     * @param burst requests at once
     */
    public RateLimit(double perSecond, double burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    /** Changes the limit for all callers from now on. */
    public void change(double newPerSecond, double newBurst) {
        perSecond = newPerSecond;
        burst = newBurst;
    }

    /** Takes a request of {@code caller}; gives false if it is one too many. */
    public boolean permits(String caller) {
        Bucket bucket = buckets.get(caller, key -> new Bucket(burst, nanoTime.getAsLong()));
        return bucket != null && bucket.take(nanoTime.getAsLong());
    }

    private final class Bucket {
        private double tokens;
        private long atNanos;

        Bucket(double tokens, long atNanos) {
            this.tokens = tokens;
            this.atNanos = atNanos;
        }

        synchronized boolean take(long nowNanos) {
            double filled = Math.max(0, nowNanos - atNanos) / NANOS_A_SECOND * perSecond;
            tokens = Math.min(burst, tokens + filled);
            atNanos = nowNanos;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
