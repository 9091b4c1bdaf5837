package io.tickflow.connector.execution;

import io.tickflow.core.execution.ExecutionListener;
import io.tickflow.core.execution.SessionState;
import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.OrderDecision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs the events of the execution core. */
final class ExecutionMonitor implements ExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionMonitor.class);

    private final String account;
    private final ExecutionMetrics metrics;

    ExecutionMonitor(String account, ExecutionMetrics metrics) {
        this.account = account;
        this.metrics = metrics;
    }

    @Override
    public void onSession(SessionState state, long sinceMillis, String reason) {
        metrics.session(number(state), sinceMillis);
        if (state == SessionState.READY) {
            LOG.info("Account {} is reconciled; new orders may leave", account);
        } else if (!reason.isEmpty()) {
            LOG.warn("The session of account {} is down: {}", account, reason);
        }
    }

    @Override
    public void onSent() {
        metrics.sent.inc();
    }

    @Override
    public void onExpired() {
        metrics.expired.inc();
    }

    @Override
    public void onLeaseMissed() {
        metrics.ordersWithoutLease.inc();
    }

    @Override
    public void onRepeated() {
        metrics.repeated.inc();
    }

    @Override
    public void onContradiction(OrderDecision intent, DeskVerdict recorded) {
        LOG.error("Approved, but recorded as {}: {}", recorded, intent);
    }

    @Override
    public void onReport() {
        metrics.reports.inc();
    }

    @Override
    public void onReportDropped() {
        metrics.reportsDropped.inc();
    }

    @Override
    public void onForeignReport(VenueReport report) {
        metrics.reportsOfOthers.inc();
        LOG.warn("The venue reports an order that nobody here intended: {}", report);
    }

    @Override
    public void onBust(VenueReport report) {
        metrics.busts.inc();
        LOG.warn("A trade of account {} was busted: {}", account, report);
    }

    @Override
    public void onBlocked(int symbols) {
        metrics.blocked(symbols);
        LOG.warn("{} symbols of account {} are blocked", symbols, account);
    }

    @Override
    public void onPositionsRefused(String text) {
        if (metrics.positionsRefused.getCount() == 0) {
            LOG.warn("The venue does not tell the positions of account {}: {}", account, text);
        }
        metrics.positionsRefused.inc();
    }

    @Override
    public void onLateFill() {
        metrics.lateFills.inc();
    }

    @Override
    public void onStatusRequest() {
        metrics.statusRequests.inc();
    }

    @Override
    public void onFirstWord(long waitedMillis) {
        metrics.fixWriteToReportMillis.update(waitedMillis);
    }

    /** Number of a state in docs/metrics.md. */
    private static int number(SessionState state) {
        return switch (state) {
            case DOWN -> 0;
            case RECONCILING -> 1;
            case READY -> 2;
            case CLOSED -> 3;
        };
    }
}
