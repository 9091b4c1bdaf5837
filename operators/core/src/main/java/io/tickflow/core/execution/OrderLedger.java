package io.tickflow.core.execution;

import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers every ClOrdID(11) that was intended and the first verdict on every entry, as far back
 * as it can: open orders all, settled ones and verdicts up to a bound. Thread-safe: the task thread
 * looks up and adds, the execution thread settles.
 */
public final class OrderLedger {

    private record Recorded(DeskVerdict verdict, long eventTimeMillis) {}

    private final int rememberedMax;
    private final Map<String, TrackedOrder> open = new LinkedHashMap<>();
    private final Map<String, TrackedOrder> settled = new LinkedHashMap<>();
    private final Map<String, Recorded> verdicts = new LinkedHashMap<>();
    private long newestForgottenMillis = Long.MIN_VALUE;

    /** An empty ledger that remembers this many settled orders and verdicts. */
    public OrderLedger(int rememberedMax) {
        this.rememberedMax = rememberedMax;
    }

    /**
     * Records a verdict read from the log. A later approval on a decision is tracked like the
     * first, as it may have been sent.
     */
    public synchronized void restoreVerdict(OrderDecision verdict) {
        var unused = noteVerdict(verdict);
        if (verdict.approved()) {
            open.putIfAbsent(verdict.clOrdId(), TrackedOrder.restored(verdict));
        }
    }

    /**
     * Notes a verdict on an entry, unless its decision had one before.
     *
     * @return the verdict that was recorded first on the decision; null if it is this one or was
     *     forgotten, and for an exit, which is approved anyway
     */
    public synchronized @Nullable DeskVerdict noteVerdict(OrderDecision verdict) {
        if (verdict.leg() == Leg.EXIT) {
            return null;
        }
        String id = verdict.decisionId();
        Recorded first =
                verdicts.putIfAbsent(
                        id, new Recorded(verdict.verdict(), verdict.eventTimeMillis()));
        if (verdicts.size() > rememberedMax) {
            var eldest = verdicts.values().iterator();
            forget(eldest.next().eventTimeMillis());
            eldest.remove();
        }
        return first == null ? null : first.verdict();
    }

    /** Notes a report read from the log, in log order, after all verdicts. */
    public synchronized void restoreReport(ExecutionReport report) {
        TrackedOrder order = find(report.clOrdId());
        if (order == null) {
            return;
        }
        boolean advances = report.cumulativeQuantity().isAbove(order.cumulativeQuantity());
        if (!order.settled() || advances) {
            order.last = report;
        }
        if (order.settled()) {
            settle(order);
        }
    }

    /** The order of this id; null if it was never intended, or long ago. */
    public synchronized @Nullable TrackedOrder find(String clOrdId) {
        TrackedOrder order = open.get(clOrdId);
        return order == null ? settled.get(clOrdId) : order;
    }

    /** Adds an intent of this run. */
    public synchronized TrackedOrder add(OrderDecision intent) {
        TrackedOrder order = TrackedOrder.fresh(intent);
        open.put(intent.clOrdId(), order);
        return order;
    }

    /** Moves an order to those that have ended, and forgets the eldest beyond the bound. */
    synchronized void settle(TrackedOrder order) {
        open.remove(order.clOrdId());
        settled.put(order.clOrdId(), order);
        if (settled.size() > rememberedMax) {
            var eldest = settled.values().iterator();
            forget(eldest.next().intent.eventTimeMillis());
            eldest.remove();
        }
    }

    /**
     * True if a decision of this time may have had its verdict and been forgotten since: it could
     * be a repetition, so it must not be sent.
     */
    synchronized boolean mayHaveForgotten(OrderDecision intent) {
        return intent.eventTimeMillis() <= newestForgottenMillis;
    }

    /** Number of orders without a terminal report. */
    public synchronized int openCount() {
        return open.size();
    }

    /** Orders without a terminal report, eldest first. */
    synchronized List<TrackedOrder> open() {
        return new ArrayList<>(open.values());
    }

    private void forget(long eventTimeMillis) {
        newestForgottenMillis = Math.max(newestForgottenMillis, eventTimeMillis);
    }
}
