package io.tickflow.connector.execution;

import io.tickflow.connector.lease.LeaseKeeper;
import io.tickflow.connector.lease.LeaseLostException;
import io.tickflow.core.execution.OrderGateway;
import io.tickflow.core.execution.OrderLedger;
import io.tickflow.core.execution.OrderLog;
import io.tickflow.core.execution.OrderRouter;
import io.tickflow.core.execution.ReportPublisher;
import io.tickflow.core.execution.TrackedOrder;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the first verdict on each decision and, once it is durable, gives an approved one its
 * turn on the execution thread. A later verdict on the same decision is not recorded. The task
 * thread calls everything here; it is held while {@code inFlightMax} intents are between arrival
 * and their turn, and while the lease of the account is not held.
 */
final class ExecutionWriter implements SinkWriter<OrderDecision> {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionWriter.class);
    private static final long FAILURE_CHECK_MILLIS = 100;
    private static final long LEASE_WAIT_MILLIS_MAX = 60_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final LeaseKeeper keeper;
    private final OrderLog log;
    private final OrderGateway gateway;
    private final OrderLedger ledger;
    private final OrderRouter router;
    private final ExecutionLoop loop;
    private final Semaphore intentsAllowed;
    private final ExecutionMetrics metrics;

    private ExecutionWriter(
            ExecutionConfig config,
            LeaseKeeper keeper,
            OrderLog log,
            OrderGateway gateway,
            InstantSource clock,
            ExecutionMetrics metrics) {
        this.keeper = keeper;
        this.log = log;
        this.gateway = gateway;
        this.metrics = metrics;
        this.ledger = new OrderLedger(config.limits().rememberedOrdersMax());
        this.intentsAllowed = new Semaphore(config.limits().inFlightMax());
        var publisher = new ReportPublisher(ledger, this::append, clock, metrics);
        this.router =
                new OrderRouter(config, ledger, gateway, publisher, keeper.lease(), clock, metrics);
        this.loop = new ExecutionLoop(config.account(), router, config.limits());
    }

    /**
     * Claims the account and waits until its last owner cannot send any more; then reads the log,
     * starts the gateway and waits a bounded time until new orders may leave. Owns and closes
     * keeper, log and gateway, also if it throws.
     *
     * @throws IOException if the account cannot be claimed, the log cannot be read or the session
     *     cannot be configured
     */
    static ExecutionWriter open(
            ExecutionConfig config,
            LeaseKeeper keeper,
            OrderLog log,
            OrderGateway gateway,
            InstantSource clock,
            ExecutionMetrics metrics)
            throws IOException {
        var writer = new ExecutionWriter(config, keeper, log, gateway, clock, metrics);
        try {
            writer.start(config);
            return writer;
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private void start(ExecutionConfig config) throws IOException {
        try {
            metrics.lease(keeper.lease());
            keeper.claim(log::ordersEnd, this::fenced);
            log.writeAs(keeper.lease().epoch());
            long voided =
                    log.replay(config.account(), ledger::restoreVerdict, ledger::restoreReport);
            metrics.verdictsVoid.inc(voided);
            LOG.info(
                    "Account {}: {} open intents in the log, {} verdicts void",
                    config.account(),
                    ledger.openCount(),
                    voided);
            loop.start();
            gateway.start(loop);
            if (!loop.awaitReady(config.limits().logonWaitMillis())) {
                LOG.warn("Account {} goes on without a session", config.account());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for lease or session", e);
        }
    }

    @Override
    public void write(OrderDecision verdict, @Nullable Context context)
            throws IOException, InterruptedException {
        awaitLease();
        DeskVerdict before = ledger.recordedBefore(verdict);
        if (verdict.approved()) {
            approved(verdict, before);
        } else if (before == null) {
            var unused = log.append(verdict).whenComplete((ok, failure) -> failIf(failure));
        } else {
            metrics.repeatedVerdicts.inc();
        }
    }

    /** Waits for Kafka's acknowledgements, and for nothing of the venue. */
    @Override
    public void flush(boolean endOfInput) throws IOException {
        log.flush();
        loop.throwIfFailed();
    }

    /**
     * Stops sending, ends the session, lets what is known be written, and then lets go of the
     * account. Bounded.
     */
    @Override
    public void close() {
        loop.stopSending();
        try {
            gateway.close();
        } finally {
            try {
                loop.close();
            } finally {
                try {
                    log.close();
                } finally {
                    keeper.close();
                }
            }
        }
    }

    /** On the keeper's thread. Without the initiator stopped, it would fight for the session. */
    private void fenced(LeaseLostException lost) {
        metrics.fenced.inc();
        loop.fail(lost);
        gateway.close();
    }

    /** What is recorded without the lease may be void. */
    private void awaitLease() throws IOException, InterruptedException {
        loop.throwIfFailed();
        if (keeper.lease().held()) {
            return;
        }
        LOG.warn("No verdict is taken: the lease was not renewed in time");
        long beganNanos = System.nanoTime();
        while (!keeper.lease().held()) {
            long waitedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
            if (waitedMillis > LEASE_WAIT_MILLIS_MAX) {
                throw new IOException(
                        "the lease was not renewed in " + waitedMillis + " ms: does Kafka answer?");
            }
            TimeUnit.MILLISECONDS.sleep(FAILURE_CHECK_MILLIS);
            loop.throwIfFailed();
        }
    }

    private void approved(OrderDecision verdict, @Nullable DeskVerdict before)
            throws IOException, InterruptedException {
        if (verdict.clOrdId().isEmpty()) {
            throw new IllegalArgumentException("approved without ClOrdID(11): " + verdict);
        }
        TrackedOrder known = ledger.find(verdict.clOrdId());
        if (known != null) {
            loop.submit(() -> router.repeated(known));
            return;
        }
        if (before != null && before != DeskVerdict.APPROVED) {
            loop.submit(() -> router.contradicted(verdict, before));
            return;
        }
        long arrivedNanos = System.nanoTime();
        awaitTurn();
        TrackedOrder order = ledger.add(verdict);
        var unused =
                log.append(verdict)
                        .whenComplete((ok, failure) -> recorded(order, arrivedNanos, failure));
    }

    private void awaitTurn() throws IOException, InterruptedException {
        while (!intentsAllowed.tryAcquire(FAILURE_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
            loop.throwIfFailed();
        }
    }

    /** On Kafka's I/O thread: hands over and returns. */
    private void recorded(TrackedOrder order, long arrivedNanos, @Nullable Throwable failure) {
        if (failure != null) {
            intentsAllowed.release();
            loop.fail(failure);
            return;
        }
        long ackNanos = System.nanoTime();
        loop.submit(
                () -> {
                    intentsAllowed.release();
                    metrics.verdictToIntentMicros.update(
                            (ackNanos - arrivedNanos) / NANOS_PER_MICRO);
                    router.recorded(order);
                    metrics.verdictToFixWriteMicros.update(
                            (System.nanoTime() - arrivedNanos) / NANOS_PER_MICRO);
                });
    }

    private void append(ExecutionReport report) {
        var unused = log.append(report).whenComplete((ok, failure) -> failIf(failure));
    }

    private void failIf(@Nullable Throwable failure) {
        if (failure != null) {
            loop.fail(failure);
        }
    }
}
