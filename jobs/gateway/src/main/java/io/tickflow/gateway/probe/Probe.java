package io.tickflow.gateway.probe;

import io.tickflow.operate.observe.ProbeResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Observation of one part, made on demand and kept. Whoever asks gets the last one at once, and a
 * new one is begun if that is too old; only the first waits. One observation runs at a time.
 * Thread-safe.
 */
public final class Probe<T> {

    /**
     * Result with its time.
     *
     * @param result the observation
     * @param atMillis when it was complete, epoch milliseconds
     */
    public record Seen<T>(ProbeResult<T> result, long atMillis) {}

    private final Supplier<ProbeResult<T>> question;
    private final Executor executor;
    private final long ageMillisMax;
    private volatile @Nullable Seen<T> last;
    private @Nullable CompletableFuture<Seen<T>> running;

    /**
     * Creates a probe, which asks nothing yet.
     *
     * @param ageMillisMax age after which a new observation is begun
     */
    public Probe(Supplier<ProbeResult<T>> question, Executor executor, long ageMillisMax) {
        this.question = question;
        this.executor = executor;
        this.ageMillisMax = ageMillisMax;
    }

    /** Begins a new observation if the last one is too old. */
    public void refresh() {
        Seen<T> known = last;
        if (known == null || now() - known.atMillis() > ageMillisMax) {
            var unused = begin();
        }
    }

    /**
     * The last observation, or the failure to get one in time.
     *
     * @param waitMillisMax longest wait of the first who asks, and of those who find the last one
     *     ten times too old
     */
    public Seen<T> get(long waitMillisMax) {
        Seen<T> known = last;
        long ageMillis = known == null ? Long.MAX_VALUE : now() - known.atMillis();
        if (known != null && ageMillis <= ageMillisMax) {
            return known;
        }
        CompletableFuture<Seen<T>> next = begin();
        boolean serves = known != null && ageMillis <= 10 * ageMillisMax;
        return known != null && serves ? known : await(next, known, waitMillisMax);
    }

    private synchronized CompletableFuture<Seen<T>> begin() {
        CompletableFuture<Seen<T>> now = running;
        if (now == null || now.isDone()) {
            now = CompletableFuture.supplyAsync(this::observe, executor);
            running = now;
        }
        return now;
    }

    private Seen<T> observe() {
        var seen = new Seen<>(question.get(), now());
        last = seen;
        return seen;
    }

    private Seen<T> await(
            CompletableFuture<Seen<T>> next, @Nullable Seen<T> known, long waitMillisMax) {
        try {
            return next.get(waitMillisMax, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return known == null
                    ? new Seen<>(ProbeResult.failed("it has not answered yet"), now())
                    : known;
        } catch (ExecutionException e) {
            return new Seen<>(ProbeResult.failed(String.valueOf(e.getCause())), now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Seen<>(ProbeResult.failed("the gateway stops"), now());
        }
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
