package io.tickflow.flink.function;

import io.tickflow.model.contract.MemberScorer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watchdog of a scoring thread: cancels the call of a member that runs past its deadline. The
 * scoring thread begins and ends calls; a thread of its own looks at them from time to time, so
 * that a call costs no wake-up.
 */
final class CallWatch implements Runnable {

    /** Deadline of a call that may take any time. */
    static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);

    private static final long LOOKS_A_DEADLINE = 16;
    private static final long LOOK_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LOOK_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(20);

    private final LongSupplier nanos;
    private final long lookNanos;

    private @Nullable MemberScorer running;
    private long startNanos;
    private long deadlineNanos;
    private boolean cancelled;
    private volatile boolean closed;

    /**
     * Creates a watchdog.
     *
     * @param nanos monotonic clock
     * @param deadlineMillisMin shortest deadline of the members
     */
    CallWatch(LongSupplier nanos, long deadlineMillisMin) {
        this.nanos = nanos;
        long wanted = TimeUnit.MILLISECONDS.toNanos(deadlineMillisMin) / LOOKS_A_DEADLINE;
        this.lookNanos = Math.max(LOOK_NANOS_MIN, Math.min(LOOK_NANOS_MAX, wanted));
    }

    /** Begins a call, on the scoring thread; {@code deadlineNanos} is its longest duration. */
    synchronized void begin(MemberScorer member, long deadlineNanos) {
        this.running = member;
        this.deadlineNanos = deadlineNanos;
        this.cancelled = false;
        this.startNanos = nanos.getAsLong();
    }

    /**
     * Ends a call, on the scoring thread. A member that was cancelled can run again afterwards.
     *
     * @return true if the call took longer than its deadline
     */
    synchronized boolean end() {
        MemberScorer member = running;
        running = null;
        boolean late = nanos.getAsLong() - startNanos > deadlineNanos;
        if (cancelled && member != null) {
            member.resume();
        }
        return late || cancelled;
    }

    /** Cancels the running call if its deadline has passed. */
    synchronized void look() {
        if (running != null && !cancelled && nanos.getAsLong() - startNanos > deadlineNanos) {
            cancelled = true;
            running.cancel();
        }
    }

    @Override
    public void run() {
        while (!closed) {
            LockSupport.parkNanos(lookNanos);
            try {
                look();
            } catch (RuntimeException e) {
                LOG.warn("A late member could not be cancelled", e);
            }
        }
    }

    /** Ends {@link #run}, from any thread. */
    void close() {
        closed = true;
    }
}
