package io.tickflow.connector.execution;

import io.tickflow.connector.lease.LeaseKeeper;
import io.tickflow.connector.lease.LeaseLostException;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.execution.ExecutionPorts;
import io.tickflow.core.execution.OrderGateway;
import io.tickflow.core.execution.OrderLedger;
import io.tickflow.core.execution.OrderLog;
import io.tickflow.core.execution.OrderRouter;
import io.tickflow.core.execution.TrackedOrder;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the first verdict on each decision and, once it is durable, gives an approved one its
 * turn on the execution thread. A later verdict on the same decision is not recorded. Called on the
 * task thread, which blocks while {@code inFlightMax} intents are between arrival and their turn,
 * and while the lease of the account is not held.
 */
final class ExecutionWriter implements SinkWriter<OrderDecision> {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionWriter.class);
    private static final long NANOS_PER_MICRO = 1_000;

    /** Interval of checks for failures. */
    static final long FAILURE_CHECK_MILLIS = 100;

    private final LeaseKeeper keeper;
    private final OrderLog log;
    private final OrderGateway gateway;
    private final OrderLedger ledger;
    private final OrderRouter router;
    private final ExecutionLoop loop;
    private final LeaseGate gate;
    private final Semaphore intentsAllowed;
    private final ExecutionMetrics metrics;

    private ExecutionWriter(ExecutionConfig config, ExecutionEnds ends, ExecutionMetrics metrics) {
        this.keeper = ends.keeper();
        this.log = ends.log();
        this.gateway = ends.gateway();
        this.metrics = metrics;
        this.ledger = new OrderLedger(config.limits().rememberedOrdersMax());
        this.intentsAllowed = new Semaphore(config.limits().inFlightMax());
        var ports =
                new ExecutionPorts(
                        gateway,
                        this::append,
                        this::append,
                        keeper.lease(),
                        ends.clock(),
                        new ExecutionMonitor(config.account(), metrics));
        this.router = new OrderRouter(config.account(), config.limits(), ledger, ports);
        this.loop = new ExecutionLoop(config.account(), router, config.limits());
        this.gate = new LeaseGate(keeper.lease(), loop);
    }

    /**
     * Claims the account and waits until its last owner can no longer send; then reads the log,
     * starts the gateway and waits a bounded time until new orders may be sent. Owns and closes the
     * ends, also if it throws.
     *
     * @throws IOException if the account cannot be claimed, the log cannot be read or the session
     *     cannot be configured
     */
    static ExecutionWriter open(
            ExecutionConfig config, ExecutionEnds ends, ExecutionMetrics metrics)
            throws IOException {
        var writer = new ExecutionWriter(config, ends, metrics);
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
            keeper.claim(log::ordersEnd, this::onFenced);
            log.writeAs(keeper.lease().epoch());
            long voided = log.restore(config.account(), ledger);
            metrics.verdictsVoid.inc(voided);
            log.followControls(
                    config.account(), router::restoreControl, loop::onControl, loop::fail);
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
        gate.await();
        DeskVerdict before = ledger.noteVerdict(verdict);
        if (before == null && isRepeatedOf(verdict)) {
            metrics.repeatedVerdicts.inc();
            if (verdict.approved()) {
                loop.submit(() -> router.onContradiction(verdict, verdict.verdict()));
            }
        } else if (verdict.approved()) {
            writeApproved(verdict, before);
        } else if (before == null) {
            var unused = log.append(verdict).whenComplete((ok, failure) -> failIf(failure));
        } else {
            metrics.repeatedVerdicts.inc();
        }
    }

    /** Waits for Kafka's acknowledgements, but not for the venue. */
    @Override
    public void flush(boolean endOfInput) throws IOException {
        log.flush();
        loop.throwIfFailed();
    }

    /**
     * Stops sending, ends the session, writes pending records, and then releases the account,
     * within a bounded time.
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

    /**
     * Stops the initiator, on the keeper's thread; a running initiator would fight for the session.
     */
    private void onFenced(LeaseLostException lost) {
        metrics.fenced.inc();
        loop.fail(lost);
        gateway.close();
    }

    private void writeApproved(OrderDecision verdict, @Nullable DeskVerdict before)
            throws IOException, InterruptedException {
        if (verdict.clOrdId().isEmpty()) {
            throw new IllegalArgumentException("approved without ClOrdID(11): " + verdict);
        }
        TrackedOrder known = ledger.find(verdict.clOrdId());
        if (known != null) {
            loop.submit(() -> router.onRepeated(known));
            return;
        }
        if (before != null) {
            // Refused, or sent so long ago that only the verdict is remembered.
            loop.submit(() -> router.onContradiction(verdict, before));
            return;
        }
        long arrivedNanos = System.nanoTime();
        awaitTurn();
        TrackedOrder order = ledger.add(verdict);
        var unused =
                log.append(verdict)
                        .whenComplete((ok, failure) -> onRecorded(order, arrivedNanos, failure));
    }

    private void awaitTurn() throws IOException, InterruptedException {
        while (!intentsAllowed.tryAcquire(FAILURE_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
            loop.throwIfFailed();
        }
    }

    /** Passes on a recorded intent, on Kafka's I/O thread. */
    private void onRecorded(TrackedOrder order, long arrivedNanos, @Nullable Throwable failure) {
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
                    router.onRecorded(order);
                    metrics.verdictToFixWriteMicros.update(
                            (System.nanoTime() - arrivedNanos) / NANOS_PER_MICRO);
                });
    }

    /** True if the log holds a verdict on this decision that is too old to be remembered. */
    private boolean isRepeatedOf(OrderDecision verdict) throws IOException {
        return ledger.mayHaveForgotten(verdict)
                && log.holdsVerdict(verdict.account(), verdict.decisionId());
    }

    private void append(Control control) {
        var unused = log.append(control).whenComplete((ok, failure) -> failIf(failure));
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
