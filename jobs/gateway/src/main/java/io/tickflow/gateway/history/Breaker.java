package io.tickflow.gateway.history;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Circuit breaker: open for a while after some failures in a row, then one call tries. */
public final class Breaker {

    private static final int FAILURES_MAX = 3;
    private static final long OPEN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final LongSupplier nanoTime;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile long openedNanos;

    /** Creates a closed breaker. */
    public Breaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns true if a call may be made. */
    public boolean permits() {
        if (failures.get() < FAILURES_MAX) {
            return true;
        }
        long now = nanoTime.getAsLong();
        if (now - openedNanos < OPEN_NANOS) {
            return false;
        }
        // The others wait until this call has told.
        openedNanos = now;
        return true;
    }

    /** Notes a call that was answered. */
    public void onAnswer() {
        failures.set(0);
    }

    /** Notes a call that was not. */
    public void onFailure() {
        openedNanos = nanoTime.getAsLong();
        failures.incrementAndGet();
    }

    /** Returns true while calls are refused. */
    public boolean isOpen() {
        return failures.get() >= FAILURES_MAX;
    }
}
