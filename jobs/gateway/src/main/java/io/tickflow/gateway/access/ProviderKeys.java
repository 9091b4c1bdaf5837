package io.tickflow.gateway.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys of an identity provider, fetched in a thread of their own. A known key never waits for the
 * provider. For an unknown one a few callers wait a moment for the fetch under way; all others are
 * refused at once. Thread-safe.
 */
final class ProviderKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderKeys.class);
    private static final long IDLE_SECONDS = 60;

    /**
     * Times of the keys.
     *
     * @param fresh age from which keys are fetched anew beside the callers
     * @param pause least time between two fetches for unknown keys, and after one that failed
     * @param patience longest wait of a caller with an unknown key
     * @param outage age up to which keys serve while the provider is away
     */
    record Times(Duration fresh, Duration pause, Duration patience, Duration outage) {

        static final Times USUAL =
                new Times(
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(1),
                        Duration.ofHours(1));
    }

    /** Fetched keys, by the time at which their fetch began. */
    private record Held(JWKSet set, long atNanos) {}

    private final URL url;
    private final ResourceRetriever fetch;
    private final Times times;
    private final LongSupplier nanos;
    private final Semaphore waiting;
    private final ExecutorService thread;
    private @Nullable Held held;
    private @Nullable CompletableFuture<Void> underWay;
    private long triedAtNanos;

    /**
     * Creates the source and begins its first fetch.
     *
     * @param waitingMax callers that wait at a time
     * @param nanos clock
     */
    ProviderKeys(
            URL url, ResourceRetriever fetch, Times times, int waitingMax, LongSupplier nanos) {
        this.url = url;
        this.fetch = fetch;
        this.times = times;
        this.nanos = nanos;
        this.waiting = new Semaphore(waitingMax);
        var pool =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            var own = new Thread(task, "gateway-keys");
                            own.setDaemon(true);
                            return own;
                        });
        pool.allowCoreThreadTimeOut(true);
        this.thread = pool;
        this.triedAtNanos = nanos.getAsLong() - times.pause().toNanos();
        CompletableFuture<Void> unused = refresh(false);
    }

    /**
     * Keys that match; none if the provider is known to have none.
     *
     * @throws KeySourceException if it is not known in time
     */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws KeySourceException {
        Held now = held();
        List<JWK> found = match(now, selector);
        if (!found.isEmpty()) {
            if (isOlder(now, times.fresh())) {
                CompletableFuture<Void> unused = refresh(false);
            }
            return found;
        }
        CompletableFuture<Void> fetched = refresh(true);
        if (fetched != null && waiting.tryAcquire()) {
            try {
                await(fetched);
            } finally {
                waiting.release();
            }
        }
        Held then = held();
        if (then == null) {
            throw new RemoteKeySourceException("the provider has given no keys yet", null);
        }
        found = match(then, selector);
        if (found.isEmpty() && fetched != null && !fetched.isDone()) {
            throw new RemoteKeySourceException("the provider is being asked", null);
        }
        return found;
    }

    private void await(CompletableFuture<Void> fetched) throws KeySourceException {
        try {
            fetched.get(times.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new RemoteKeySourceException("the provider does not answer", e);
        } catch (ExecutionException e) {
            throw new KeySourceException("the keys cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteKeySourceException("the gateway stops", e);
        }
    }

    private static List<JWK> match(@Nullable Held held, JWKSelector selector) {
        return held == null ? List.of() : selector.select(held.set());
    }

    /** Keys that are not too old. */
    private synchronized @Nullable Held held() {
        return isOlder(held, times.outage()) ? null : held;
    }

    private boolean isOlder(@Nullable Held keys, Duration age) {
        return keys != null && nanos.getAsLong() - keys.atNanos() > age.toNanos();
    }

    /** Fetch under way, begun now if none is and the pause is over; null if it is not. */
    private synchronized @Nullable CompletableFuture<Void> refresh(boolean isForUnknown) {
        if (underWay != null) {
            return underWay;
        }
        long now = nanos.getAsLong();
        if (now - triedAtNanos < times.pause().toNanos()) {
            return null;
        }
        if (isForUnknown) {
            triedAtNanos = now;
        }
        var begun = new CompletableFuture<Void>();
        underWay = begun;
        thread.execute(() -> fetch(now, begun));
        return begun;
    }

    private void fetch(long atNanos, CompletableFuture<Void> begun) {
        try {
            JWKSet set = JWKSet.parse(fetch.retrieveResource(url).getContent()).toPublicJWKSet();
            keep(new Held(set, atNanos));
        } catch (IOException | ParseException e) {
            LOG.warn("the keys of {} cannot be had: {}", url, e.getMessage());
            pause();
        } finally {
            end();
            begun.complete(null);
        }
    }

    private synchronized void keep(Held fetched) {
        held = fetched;
    }

    private synchronized void pause() {
        triedAtNanos = nanos.getAsLong();
    }

    private synchronized void end() {
        underWay = null;
    }
}
