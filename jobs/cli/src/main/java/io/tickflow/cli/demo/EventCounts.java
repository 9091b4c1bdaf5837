package io.tickflow.cli.demo;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.readmodel.ReadModel;
import io.tickflow.core.readmodel.VerdictPlace;
import io.tickflow.core.signal.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts of signals, orders and rejected ticks of a run, and latencies of its path, from the event
 * topics alone. Not thread-safe.
 */
final class EventCounts {

    private final ReadModel model = new ReadModel();
    private final Map<String, Long> candidateMillis = new HashMap<>();
    private final Map<String, Long> rejectedTicks = new TreeMap<>();
    private final LatencyRecorder tickToSignal = new LatencyRecorder();
    private final LatencyRecorder signalToFix = new LatencyRecorder();
    private long signals;

    void onLease(LeaseChange change) {
        model.onLease(change);
    }

    void onSignal(Signal signal, long publishedMillis) {
        signals++;
        tickToSignal.record(publishedMillis - signal.appendTimeMillis());
        if (signal.candidate()) {
            candidateMillis.putIfAbsent(signal.decisionId(), publishedMillis);
        }
        model.onSignal(signal);
    }

    void onOrder(OrderDecision order, VerdictPlace place, long publishedMillis) {
        model.onVerdict(order, place, publishedMillis);
    }

    void onReport(ExecutionReport report, long publishedMillis) {
        if (report.state() == OrderState.SENT
                && report.leg() == Leg.ENTRY
                && !model.trades().wasSent(report.clOrdId())) {
            Long published = candidateMillis.get(report.decisionId());
            if (published != null) {
                signalToFix.record(report.reportTimeMillis() - published);
            }
        }
        model.onReport(report, publishedMillis);
    }

    void onDeadLetter(DeadLetter letter) {
        rejectedTicks.merge(letter.code().name(), 1L, Long::sum);
    }

    /** Signals by state, the vetoed ones included. */
    Map<String, Long> signalsByState() {
        return model.signals().byState();
    }

    /** True if every signal has its terminal state and no order, entry or exit, is without one. */
    boolean settled() {
        return model.settled();
    }

    /** Signals that ended twice, a sentence each. */
    Set<String> conflicts() {
        return model.signals().conflicts();
    }

    long signals() {
        return signals;
    }

    long ordersSent() {
        return model.trades().sent();
    }

    long ordersFilled() {
        return model.trades().filled();
    }

    Map<String, Long> vetoes() {
        return model.signals().vetoes();
    }

    /** Signals that were denied or expired, by reason. */
    Map<String, Long> denials() {
        return model.signals().denials();
    }

    Map<String, Long> rejectedTicks() {
        return rejectedTicks;
    }

    long rejectedTotal() {
        return rejectedTicks.values().stream().mapToLong(Long::longValue).sum();
    }

    LatencyRecorder tickToSignal() {
        return tickToSignal;
    }

    LatencyRecorder signalToFix() {
        return signalToFix;
    }
}
