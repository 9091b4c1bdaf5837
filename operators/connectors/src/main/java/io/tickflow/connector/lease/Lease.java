package io.tickflow.connector.lease;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lease of an account, held by this process while its latest heartbeat began less than the stated
 * time ago and no newer owner is known. A check costs two clock readings, so that it is possible
 * wherever bytes are sent.
 *
 * <p>Time is measured by two clocks, and the longer age counts. The monotonic clock advances while
 * a process is stopped and cannot be set, but stands still while the whole machine is suspended;
 * the wall clock advances then. A wall clock set forward ends the lease until the next heartbeat,
 * which is harmless. Thread-safe.
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
     * Creates a lease that is not held.
     *
     * @param leaseMillis time for which a heartbeat allows trading, counted from its start
     */
    public Lease(long leaseMillis, LongSupplier nanoClock, InstantSource clock) {
        this.leaseMillis = leaseMillis;
        this.nanoClock = nanoClock;
        this.clock = clock;
    }

    /** Returns true while orders may be sent. */
    public boolean held() {
        return remainingMillis() > 0;
    }

    /** As {@link #held}. */
    @Override
    public boolean getAsBoolean() {
        return held();
    }

    /** Remaining time without another heartbeat, in milliseconds; 0 if not held. */
    public synchronized long remainingMillis() {
        Mark last = renewed;
        if (last == null || over) {
            return 0;
        }
        Mark now = mark();
        long ageNanos = now.nanos() - last.nanos();
        // Rounded up, so that no time remains slightly before the end.
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

    /** Renews the lease from {@code began}, after which no newer owner was known. */
    synchronized void renew(Mark began) {
        renewed = began;
    }

    /** Ends the lease for good; returns true if it was held. */
    synchronized boolean end() {
        boolean was = held();
        over = true;
        return was;
    }
}
