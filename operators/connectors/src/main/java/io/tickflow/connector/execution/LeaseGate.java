package io.tickflow.connector.execution;

import io.tickflow.connector.lease.Lease;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Blocks the task thread while the lease is not held, as a verdict recorded then may be void. */
final class LeaseGate {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseGate.class);
    private static final long WAIT_MILLIS_MAX = 60_000;

    private final Lease lease;
    private final ExecutionLoop loop;

    LeaseGate(Lease lease, ExecutionLoop loop) {
        this.lease = lease;
        this.loop = loop;
    }

    /**
     * Waits until the lease is held.
     *
     * @throws IOException if the sink has failed, or the lease was not renewed in bounded time
     */
    void await() throws IOException, InterruptedException {
        loop.throwIfFailed();
        if (lease.held()) {
            return;
        }
        LOG.warn("No verdict is taken: the lease was not renewed in time");
        long beganNanos = System.nanoTime();
        while (!lease.held()) {
            long waitedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
            if (waitedMillis > WAIT_MILLIS_MAX) {
                throw new IOException(
                        "the lease was not renewed in " + waitedMillis + " ms: does Kafka answer?");
            }
            TimeUnit.MILLISECONDS.sleep(ExecutionWriter.FAILURE_CHECK_MILLIS);
            loop.throwIfFailed();
        }
    }
}
