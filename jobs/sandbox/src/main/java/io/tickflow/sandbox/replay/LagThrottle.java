package io.tickflow.sandbox.replay;

import io.tickflow.process.ProcessException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps the ticks that are published but not yet processed below a bound. The count of processed
 * ticks is asked for only when the bound is reached, and then every few milliseconds until a
 * quarter of them is done.
 */
final class LagThrottle implements ReplayThrottle {

    private static final long POLL_MILLIS = 20;

    private final long lagMax;
    private final long lagResume;
    private final LongSupplier processed;
    private final Duration stallMax;
    private long processedSeen;

    LagThrottle(long lagMax, LongSupplier processed, Duration stallMax) {
        this.lagMax = lagMax;
        // Asking costs the broker a request: a full house waits for a quarter to leave, not for
        // one.
        this.lagResume = lagMax - lagMax / 4;
        this.processed = processed;
        this.stallMax = stallMax;
    }

    @Override
    public void awaitTurn(long published, long serverLocalMillis, Runnable whileWaiting)
            throws InterruptedException {
        if (published - processedSeen < lagMax) {
            return;
        }
        long progressNanos = System.nanoTime();
        while (true) {
            long now = processed.getAsLong();
            if (published - now < lagResume) {
                processedSeen = now;
                return;
            }
            if (now > processedSeen) {
                processedSeen = now;
                progressNanos = System.nanoTime();
            } else if (System.nanoTime() - progressNanos > stallMax.toNanos()) {
                throw new ProcessException(
                        "nothing was processed for %d s: %d ticks are published, %d are processed"
                                .formatted(stallMax.toSeconds(), published, now));
            }
            whileWaiting.run();
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
