package io.tickflow.sandbox.fault;

import java.util.concurrent.TimeUnit;

/** One direction of all connections of a proxy. Thread-safe. */
final class Link {

    private static final double NANOS_PER_SECOND = 1e9;

    private LinkState state = LinkState.WELL;

    /** End of the transfer of all bytes let through so far, System.nanoTime. */
    private long freeNanos = System.nanoTime();

    /** Changes how it behaves, also for bytes that wait. */
    synchronized void become(LinkState newState) {
        state = newState;
        freeNanos = System.nanoTime();
        notifyAll();
    }

    /** Waits until bytes that came in at {@code arrivedNanos} may go out. */
    synchronized void awaitTurn(long arrivedNanos, int bytes) throws InterruptedException {
        while (true) {
            if (state.stalled()) {
                wait();
                continue;
            }
            long now = System.nanoTime();
            long latencyNanos = TimeUnit.MILLISECONDS.toNanos(state.latencyMillis());
            long waitNanos = Math.max(arrivedNanos + latencyNanos - now, freeNanos - now);
            if (waitNanos <= 0) {
                freeNanos = now + (long) (NANOS_PER_SECOND * bytes / state.bytesPerSecond());
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, waitNanos);
        }
    }
}
