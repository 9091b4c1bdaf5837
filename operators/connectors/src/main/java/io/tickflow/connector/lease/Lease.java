package io.tickflow.connector.lease;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lease of an account, held by this process while its latest heartbeat began less than the stated
 * time ago and no newer owner is known. Asking costs two clock readings, so it can be asked
 * wherever bytes leave.
 *
 * <p>Time is measured by two clocks, and the one that says more counts. The monotonic clock goes on
 * while a process is stopped and cannot be set, but stands still while the whole machine is
 * suspended; the wall clock knows of that. A wall clock that is set forward ends the lease until
 * the next heartbeat, which does no harm. Thread-safe.
 */
public final class Lease implements BooleanSupplier {

    /** A reading of both clocks. */
    record Mark(long nanos, long millis) {}

    private final long leaseMillis;
    private final LongSupplier nanoClock;
    private final InstantSource clock;
    private @Nullable Mark renewed;
    private long epoch;
    private boolean over;

    /**
     * A lease that is not held yet.
     *
     * @param leaseMillis how long a heartbeat lets its writer trade, counted from its beginning
     */
    public Lease(long leaseMillis, LongSupplier nanoClock, InstantSource clock) {
        this.leaseMillis = leaseMillis;
        this.nanoClock = nanoClock;
        this.clock = clock;
    }

    /** True while orders may leave. */
    public boolean held() {
        return remainingMillis() > 0;
    }

    /** As {@link #held}. */
    @Override
    public boolean getAsBoolean() {
        return held();
    }

    /** Time left without another heartbeat, in milliseconds; 0 if it is not held. */
    public synchronized long remainingMillis() {
        Mark last = renewed;
        if (last == null || over) {
            return 0;
        }
        Mark now = mark();
        long ageNanos = now.nanos() - last.nanos();
        // Rounded up: a lease has no time left before it is really over.
        long ageMillis = TimeUnit.NANOSECONDS.toMillis(ageNanos + 999_999);
        return Math.max(0, leaseMillis - Math.max(ageMillis, now.millis() - last.millis()));
    }

    /** Number of the claim; 0 before there is one. */
    public synchronized long epoch() {
        return epoch;
    }

    long leaseMillis() {
        return leaseMillis;
    }

    long nanos() {
        return nanoClock.getAsLong();
    }

    Mark mark() {
        return new Mark(nanoClock.getAsLong(), clock.millis());
    }

    synchronized void claimed(long epoch) {
        this.epoch = epoch;
    }

    /** No newer owner was known at some time after {@code began}. */
    synchronized void renew(Mark began) {
        renewed = began;
    }

    /** Never held again. Returns whether it was held. */
    synchronized boolean end() {
        boolean was = held();
        over = true;
        return was;
    }
}
