package io.tickflow.core.execution;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.util.Map;

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
    private final PositionGuard guard;
    private final OrderSender sender;
    private final OperatorRule operators;

    /** A router whose session is down. */
    public OrderRouter(
            String account, ExecutionLimits limits, OrderLedger ledger, ExecutionPorts ports) {
        this.ledger = ledger;
        this.ports = ports;
        this.session = new VenueSession(ports.clock(), ports.listener());
        this.publisher =
                new ReportPublisher(ledger, ports.reports(), ports.clock(), ports.listener());
        this.reconciler = new Reconciler(ledger, publisher, limits, ports);
        this.guard = new PositionGuard(account, ledger, publisher, ports);
        this.sender =
                new OrderSender(
                        account, limits, ledger, session, reconciler, publisher, guard, ports);
        this.operators = new OperatorRule(account, limits, ledger, sender, guard, publisher, ports);
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
     * Handles an approval that contradicts the recorded refusal: the desk does not know its log, or
     * another process writes it. Nothing is sent or recorded, and the desk receives a report so
     * that it does not wait. The signal has already ended.
     */
    public void onContradiction(OrderDecision intent, DeskVerdict recorded) {
        ports.listener().onContradiction(intent, recorded);
        sender.expire(TrackedOrder.fresh(intent), ExecutionReport.RECORDED_BEFORE + recorded);
    }

    /** An operator says something. */
    public void onControl(Control control) {
        operators.obey(control);
    }

    /** An operator, or this sink, said something in an earlier run. */
    public void restoreControl(Control control) {
        operators.restore(control);
    }

    @Override
    public void onSessionUp(int sessionNumber) {
        if (session.begin(sessionNumber)) {
            reconciler.begin();
            guard.begin();
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
            onForeignReport(report);
            return;
        }
        reconciler.onFound(order);
        if (isBust(order, report)) {
            ports.listener().onBust(report);
            guard.block(
                    order.intent.symbol(),
                    "bust of order %s: CumQty(14) %s, was %s"
                            .formatted(
                                    order.clOrdId(),
                                    report.cumulativeQuantity(),
                                    order.cumulativeQuantity()));
            return;
        }
        publisher.publish(order, report);
        goOn();
    }

    @Override
    public void onNotKnown(String clOrdId, String text) {
        TrackedOrder order = ledger.find(clOrdId);
        // Only with the lease, as an order unknown to the venue may have been sent since.
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
            guard.askIfDue();
        }
    }

    @Override
    public void onPositions(Map<String, Quantity> bySymbol, long asOfMillis) {
        if (session.isReady() && ports.leaseHeld().getAsBoolean()) {
            guard.onPositions(bySymbol, asOfMillis);
            goOn();
        }
    }

    @Override
    public void onPositionsRefused(String text) {
        ports.listener().onPositionsRefused(text);
    }

    /**
     * Stops sending and ends orders that were certainly not sent. Without the lease the next owner
     * decides on them.
     */
    public void close() {
        session.close();
        sender.close();
    }

    /** True if new orders may leave. */
    public boolean isReady() {
        return session.isReady();
    }

    /** A fill of an order that is not ours changes the position; anything else of it does not. */
    private void onForeignReport(VenueReport report) {
        ports.listener().onForeignReport(report);
        boolean filled = !report.statusAnswer() && report.lastQuantity().isPositive();
        if (filled && !report.symbol().isEmpty()) {
            guard.block(
                    report.symbol(),
                    "%s units of a foreign order %s were filled"
                            .formatted(report.lastQuantity(), report.clOrdId()));
        }
    }

    private static boolean isBust(TrackedOrder order, VenueReport report) {
        Quantity cumulative = report.cumulativeQuantity();
        boolean falls = cumulative != null && cumulative.isBelow(order.cumulativeQuantity());
        return report.kind() == VenueReport.Kind.BUST
                || (falls && report.statusAnswer() && report.state().terminal());
    }

    private void goOn() {
        if (session.isReconciling() && reconciler.isDone()) {
            session.open();
        }
        sender.retry();
    }
}
