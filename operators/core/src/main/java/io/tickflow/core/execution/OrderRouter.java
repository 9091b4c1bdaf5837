package io.tickflow.core.execution;

import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.OrderDecision;

/**
 * Face of the execution core: takes in recorded orders, the venue's words and the time, and has
 * each order sent once or never. Not thread-safe: the execution thread calls everything.
 */
public final class OrderRouter implements GatewayListener {

    private final OrderLedger ledger;
    private final ExecutionPorts ports;
    private final VenueSession session;
    private final ReportPublisher publisher;
    private final Reconciler reconciler;
    private final OrderSender sender;

    /** A router whose session is down. */
    public OrderRouter(
            String account, ExecutionLimits limits, OrderLedger ledger, ExecutionPorts ports) {
        this.ledger = ledger;
        this.ports = ports;
        this.session = new VenueSession(ports.clock(), ports.listener());
        this.publisher =
                new ReportPublisher(ledger, ports.reports(), ports.clock(), ports.listener());
        this.reconciler = new Reconciler(ledger, publisher, limits, ports);
        this.sender =
                new OrderSender(account, limits, ledger, session, reconciler, publisher, ports);
    }

    /** The order's intent is durable: its turn has come. */
    public void onRecorded(TrackedOrder order) {
        sender.take(order);
    }

    /** A verdict came again. It is not sent again; if it has ended, its end is told again. */
    public void onRepeated(TrackedOrder order) {
        ports.listener().onRepeated();
        publisher.republish(order);
    }

    /**
     * The desk approved what it is recorded to have refused: it does not know its own log, or
     * somebody else writes it. Nothing is sent or recorded, and the desk is told so that it does
     * not wait for the order. The signal has ended before.
     */
    public void onContradiction(OrderDecision intent, DeskVerdict recorded) {
        ports.listener().onContradiction(intent, recorded);
        sender.expire(TrackedOrder.fresh(intent), "the recorded verdict is " + recorded);
    }

    @Override
    public void onSessionUp(int sessionNumber) {
        if (session.begin(sessionNumber)) {
            reconciler.begin();
            goOn();
        }
    }

    @Override
    public void onSessionDown(String reason) {
        session.drop(reason);
    }

    @Override
    public void onReport(VenueReport report) {
        TrackedOrder order = ledger.find(report.clOrdId());
        if (order == null) {
            ports.listener().onForeignReport(report);
            return;
        }
        reconciler.onFound(order);
        publisher.publish(order, report);
        goOn();
    }

    @Override
    public void onNotKnown(String clOrdId, String text) {
        TrackedOrder order = ledger.find(clOrdId);
        // Not without the lease: what the venue did not know may have been sent since.
        if (order != null && ports.leaseHeld().getAsBoolean()) {
            reconciler.onNotKnown(order, text);
            goOn();
        }
    }

    @Override
    public void onStatusRefused(String clOrdId, String text) {
        TrackedOrder order = ledger.find(clOrdId);
        if (order != null && ports.leaseHeld().getAsBoolean()) {
            reconciler.onRefused(order, text);
            goOn();
        }
    }

    /** Time has passed. */
    public void onTick() {
        if (session.isLoggedOn() && !ports.leaseHeld().getAsBoolean()) {
            ports.gateway().leave();
        }
        goOn();
        if (session.isReady()) {
            reconciler.askTheSilent();
        }
    }

    /**
     * Sends nothing from now on; what was certainly not sent ends here. Without the lease it is for
     * the next owner to find out.
     */
    public void close() {
        session.close();
        sender.close();
    }

    /** True if new orders may leave. */
    public boolean isReady() {
        return session.isReady();
    }

    private void goOn() {
        if (session.isReconciling() && reconciler.isDone()) {
            session.open();
        }
        sender.retry();
    }
}
