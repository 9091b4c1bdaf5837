package io.tickflow.core.execution;

import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.execution.ExecutionMetrics;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what happens to each recorded intent: sent once, or never. An entry that cannot leave at
 * its turn ends EXPIRED; an exit protects, so it waits for the session. Without the lease of the
 * account neither is sent nor said to have ended, as somebody else may know better by now: both
 * wait for it. Not thread-safe: the execution thread calls everything.
 */
final class OrderRouter {

    private static final Logger LOG = LoggerFactory.getLogger(OrderRouter.class);

    private enum Session {
        DOWN(0),
        RECONCILING(1),
        READY(2),
        CLOSED(3);

        /** As the gauge tells it. */
        private final int number;

        Session(int number) {
            this.number = number;
        }
    }

    private final ExecutionConfig config;
    private final OrderLedger ledger;
    private final OrderGateway gateway;
    private final ReportPublisher publisher;
    private final Reconciler reconciler;
    private final InstantSource clock;
    private final ExecutionMetrics metrics;
    private final BooleanSupplier leaseHeld;
    private final Queue<TrackedOrder> waitingExits = new ArrayDeque<>();

    /** Recorded without a lease. The writer takes in no more meanwhile, which bounds them. */
    private final Queue<TrackedOrder> withoutLease = new ArrayDeque<>();

    private Session session = Session.DOWN;
    private int sessionNumber;

    OrderRouter(
            ExecutionConfig config,
            OrderLedger ledger,
            OrderGateway gateway,
            ReportPublisher publisher,
            BooleanSupplier leaseHeld,
            InstantSource clock,
            ExecutionMetrics metrics) {
        this.config = config;
        this.ledger = ledger;
        this.gateway = gateway;
        this.publisher = publisher;
        this.leaseHeld = leaseHeld;
        this.reconciler =
                new Reconciler(ledger, gateway, publisher, config.limits(), clock, metrics);
        this.clock = clock;
        this.metrics = metrics;
        change(Session.DOWN);
    }

    /** The order's intent is durable: its turn has come. */
    void recorded(TrackedOrder order) {
        if (!leaseHeld.getAsBoolean()) {
            awaitLease(order);
        } else if (!order.intent.account().equals(config.account())) {
            expire(order, "this sink trades account " + config.account());
        } else if (ledger.mayHaveForgotten(order.intent)) {
            expire(order, "older than the orders that are remembered");
        } else if (ledger.openCount() > config.limits().openOrdersMax()) {
            expire(order, "too many open orders");
        } else {
            sendOrHold(order);
        }
    }

    /** A verdict came again. It is not sent again; if it has ended, its end is told again. */
    void repeated(TrackedOrder order) {
        metrics.repeated.inc();
        publisher.republish(order);
    }

    /**
     * The desk approved what it is recorded to have refused: it does not know its own log, or
     * somebody else writes it. Nothing is sent or recorded, and the desk is told so that it does
     * not wait for the order. The signal has ended before.
     */
    void contradicted(OrderDecision intent, DeskVerdict recorded) {
        LOG.error("Approved, but recorded as {}: {}", recorded, intent);
        expire(TrackedOrder.fresh(intent), "the recorded verdict is " + recorded);
    }

    /** Logged on. */
    void sessionUp(int number) {
        if (session != Session.CLOSED) {
            sessionNumber = number;
            change(Session.RECONCILING);
            reconciler.begin();
            goOn();
        }
    }

    /** No session any more. */
    void sessionDown(String reason) {
        if (session != Session.CLOSED && session != Session.DOWN) {
            LOG.warn("The session of account {} is down: {}", config.account(), reason);
            change(Session.DOWN);
        }
    }

    /** The venue reported on an order. */
    void reported(VenueReport report) {
        TrackedOrder order = ledger.find(report.clOrdId());
        if (order == null) {
            metrics.reportsOfOthers.inc();
            LOG.warn("The venue reports an order that nobody here intended: {}", report);
            return;
        }
        reconciler.found(order);
        publisher.publish(order, report);
        goOn();
    }

    /** The venue does not know an order that it was asked about. */
    void notKnown(String clOrdId, String text) {
        TrackedOrder order = ledger.find(clOrdId);
        // Not without the lease: what the venue did not know may have been sent since.
        if (order != null && leaseHeld.getAsBoolean()) {
            reconciler.notKnown(order, text);
            goOn();
        }
    }

    /** The venue would not say whether it knows an order. */
    void statusRefused(String clOrdId, String text) {
        TrackedOrder order = ledger.find(clOrdId);
        if (order != null && leaseHeld.getAsBoolean()) {
            reconciler.refused(order, text);
            goOn();
        }
    }

    /** Time has passed. */
    void tick() {
        boolean onSession = session == Session.RECONCILING || session == Session.READY;
        if (onSession && !leaseHeld.getAsBoolean()) {
            gateway.leave();
        }
        goOn();
        if (session == Session.READY) {
            reconciler.askTheSilent();
        }
    }

    /**
     * Sends nothing from now on; what was certainly not sent ends here. Without the lease it is for
     * the next owner to find out.
     */
    void close() {
        change(Session.CLOSED);
        if (!leaseHeld.getAsBoolean()) {
            return;
        }
        retryWithoutLease();
        for (TrackedOrder order = waitingExits.poll(); order != null; order = waitingExits.poll()) {
            expire(order, whyNot());
        }
    }

    /** True if new orders may leave. */
    boolean ready() {
        return session == Session.READY;
    }

    private void change(Session next) {
        session = next;
        metrics.session(next.number, clock.millis());
    }

    private void goOn() {
        if (session == Session.RECONCILING && reconciler.done()) {
            change(Session.READY);
            LOG.info("Account {} is reconciled; new orders may leave", config.account());
        }
        retryWithoutLease();
        for (int waiting = waitingExits.size(); waiting > 0 && maySend(); waiting--) {
            sendOrHold(waitingExits.remove());
        }
    }

    private boolean maySend() {
        return session == Session.READY && !reconciler.venueSilent() && leaseHeld.getAsBoolean();
    }

    private void awaitLease(TrackedOrder order) {
        metrics.ordersWithoutLease.inc();
        withoutLease.add(order);
    }

    /**
     * Those that were recorded before the lease was missed are known to be ours once it is held.
     */
    private void retryWithoutLease() {
        for (int waiting = withoutLease.size();
                waiting > 0 && leaseHeld.getAsBoolean();
                waiting--) {
            recorded(withoutLease.remove());
        }
    }

    private void sendOrHold(TrackedOrder order) {
        if (maySend()) {
            send(order);
        } else {
            holdOrExpire(order);
        }
    }

    private void send(TrackedOrder order) {
        if (clock.millis() > order.intent.expiresAtMillis()) {
            expire(order, "too late: past its expiry at its turn to be sent");
            return;
        }
        switch (gateway.send(order.intent, sessionNumber)) {
            case YES -> {
                reconciler.sent(order);
                metrics.sent.inc();
                publisher.publishOwn(order, OrderState.SENT, "");
            }
            case PERHAPS -> {
                reconciler.sent(order);
                publisher.publishOwn(order, OrderState.UNKNOWN, "the write did not complete");
            }
            case NOT_NOW -> awaitLease(order);
            case NO -> {
                if (clock.millis() > order.intent.expiresAtMillis()) {
                    expire(order, "too late: past its expiry at the socket");
                } else {
                    sessionDown("an order could not be handed over");
                    holdOrExpire(order);
                }
            }
        }
    }

    private void holdOrExpire(TrackedOrder order) {
        boolean mayWait =
                order.intent.leg() == Leg.EXIT
                        && session != Session.CLOSED
                        && waitingExits.size() < config.limits().waitingExitsMax();
        if (mayWait) {
            waitingExits.add(order);
        } else {
            expire(order, whyNot());
        }
    }

    private void expire(TrackedOrder order, String reason) {
        metrics.expired.inc();
        publisher.publishOwn(order, OrderState.EXPIRED, reason);
    }

    private String whyNot() {
        return switch (session) {
            case DOWN -> "no session with the venue";
            case RECONCILING -> "the session is not reconciled yet";
            case CLOSED -> "the sink was closed";
            case READY -> "the venue is silent";
        };
    }
}
