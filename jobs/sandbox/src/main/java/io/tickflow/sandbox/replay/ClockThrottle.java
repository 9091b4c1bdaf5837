package io.tickflow.sandbox.replay;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Publishes ticks at the distances in which they came, divided by a factor. A tick whose time runs
 * backwards goes at once.
 */
final class ClockThrottle implements ReplayThrottle {

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Below this a sleep is not worth it: the producer waits longer to fill a batch. */
    private static final long SLEEP_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(1);

    private final double factor;
    private final LongSupplier nanoClock;
    private boolean started;
    private long startNanos;
    private long startMillis;

    ClockThrottle(double factor, LongSupplier nanoClock) {
        this.factor = factor;
        this.nanoClock = nanoClock;
    }

    @Override
    public void awaitTurn(long published, long serverLocalMillis, Runnable whileWaiting)
            throws InterruptedException {
        if (!started) {
            started = true;
            startNanos = nanoClock.getAsLong();
            startMillis = serverLocalMillis;
        }
        double sinceStartMillis = (serverLocalMillis - startMillis) / factor;
        long dueNanos = startNanos + (long) (sinceStartMillis * 1e6);
        long waitNanos = dueNanos - nanoClock.getAsLong();
        while (waitNanos > SLEEP_NANOS_MIN) {
            whileWaiting.run();
            TimeUnit.NANOSECONDS.sleep(Math.min(waitNanos, SLICE_NANOS));
            waitNanos = dueNanos - nanoClock.getAsLong();
        }
    }
}
