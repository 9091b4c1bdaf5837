package io.tickflow.connector.fix;

import io.tickflow.core.desk.ExecutionReport;
import io.tickflow.core.desk.OrderDecision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every ClOrdID(11) that was ever intended, as far back as it can remember: open ones all, settled
 * ones up to a bound. Thread-safe: the task thread looks up and adds, the execution thread settles.
 */
final class OrderLedger {

    private final int settledMax;
    private final Map<String, TrackedOrder> open = new LinkedHashMap<>();
    private final Map<String, TrackedOrder> settled = new LinkedHashMap<>();
    private long newestForgottenMillis = Long.MIN_VALUE;

    OrderLedger(int settledMax) {
        this.settledMax = settledMax;
    }

    /**
     * Notes an approved verdict read from the log. Of two with the same id the first one counts.
     */
    synchronized void restoreIntent(OrderDecision verdict) {
        if (verdict.approved()) {
            open.putIfAbsent(verdict.clOrdId(), TrackedOrder.restored(verdict));
        }
    }

    /** Notes a report read from the log, in log order, after all intents. */
    synchronized void restoreReport(ExecutionReport report) {
        TrackedOrder order = find(report.clOrdId());
        if (order == null) {
            return;
        }
        boolean advances = report.cumulativeQuantity() > order.cumulativeQuantity();
        if (!order.settled() || advances) {
            order.last = report;
        }
        if (order.settled()) {
            settle(order);
        }
    }

    /** The order of this id; null if it was never intended, or long ago. */
    synchronized @Nullable TrackedOrder find(String clOrdId) {
        TrackedOrder order = open.get(clOrdId);
        return order == null ? settled.get(clOrdId) : order;
    }

    /** Adds an intent of this run. */
    synchronized TrackedOrder add(OrderDecision intent) {
        TrackedOrder order = TrackedOrder.fresh(intent);
        open.put(intent.clOrdId(), order);
        return order;
    }

    /** Moves an order to those that have ended, and forgets the eldest beyond the bound. */
    synchronized void settle(TrackedOrder order) {
        open.remove(order.clOrdId());
        settled.put(order.clOrdId(), order);
        if (settled.size() > settledMax) {
            var eldest = settled.values().iterator();
            newestForgottenMillis =
                    Math.max(newestForgottenMillis, eldest.next().intent.eventTimeMillis());
            eldest.remove();
        }
    }

    /**
     * True if an order of this decision time may have been intended and forgotten since: it could
     * be a repetition, so it must not be sent.
     */
    synchronized boolean mayHaveForgotten(OrderDecision intent) {
        return intent.eventTimeMillis() <= newestForgottenMillis;
    }

    synchronized int openCount() {
        return open.size();
    }

    /** Orders without a terminal report, eldest first. */
    synchronized List<TrackedOrder> open() {
        return new ArrayList<>(open.values());
    }
}
