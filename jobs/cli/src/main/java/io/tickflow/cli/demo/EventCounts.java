package io.tickflow.cli.demo;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.signal.Signal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of every signal, order and rejected tick, counted from the event topics alone.
 * Signals are told apart by decision and orders by ClOrdID(11), so their repetitions change
 * nothing. A candidate with two different terminal states keeps the first and is a conflict. Not
 * thread-safe.
 */
final class Outcomes {

    /**
     * Where a candidate signal stands: the terminal states of the architecture, and those before
     * them.
     */
    enum SignalEnd {
        OPEN,
        UNKNOWN,
        DENIED,
        EXPIRED,
        REJECTED,
        CANCELLED,
        FILLED;

        boolean terminal() {
            return this != OPEN && this != UNKNOWN;
        }
    }

    /**
     * Why a signal expired that the desk had approved: its order was never sent, or the venue says
     * that it was never executed.
     */
    static final String EXPIRED_AFTER_APPROVAL = "EXPIRED_AFTER_APPROVAL";

    private final Map<String, SignalEnd> candidates = new HashMap<>();
    private final Map<String, Long> candidateTimes = new HashMap<>();
    private final Set<String> vetoed = new HashSet<>();
    private final Set<String> conflicts = new TreeSet<>();
    private final Map<String, Long> vetoes = new TreeMap<>();
    private final Map<String, Long> denials = new TreeMap<>();
    private final Map<String, Long> rejectedTicks = new TreeMap<>();
    private final Set<String> ordersSent = new HashSet<>();
    private final Set<String> ordersOpen = new HashSet<>();
    private final Set<String> ordersFilled = new HashSet<>();
    private final Set<String> ordersEnded = new HashSet<>();
    private final LatencyRecorder tickToSignal = new LatencyRecorder();
    private final LatencyRecorder signalToFix = new LatencyRecorder();
    private long signals;

    void onSignal(Signal signal, long publishedMillis) {
        signals++;
        tickToSignal.record(publishedMillis - signal.appendTimeMillis());
        if (!signal.candidate()) {
            if (!candidates.containsKey(signal.decisionId()) && vetoed.add(signal.decisionId())) {
                vetoes.merge(signal.reason().name(), 1L, Long::sum);
            }
            return;
        }
        if (vetoed.contains(signal.decisionId())) {
            return;
        }
        candidates.putIfAbsent(signal.decisionId(), SignalEnd.OPEN);
        candidateTimes.putIfAbsent(signal.decisionId(), publishedMillis);
    }

    void onOrder(OrderDecision order) {
        if (order.verdict() == DeskVerdict.APPROVED) {
            if (!ordersEnded.contains(order.clOrdId())) {
                ordersOpen.add(order.clOrdId());
            }
        } else if (order.leg() == Leg.ENTRY && !vetoed.contains(order.decisionId())) {
            SignalEnd end =
                    order.verdict() == DeskVerdict.DENIED ? SignalEnd.DENIED : SignalEnd.EXPIRED;
            if (end(order.decisionId(), end)) {
                denials.merge(order.reason().name(), 1L, Long::sum);
            }
        }
    }

    void onReport(ExecutionReport report) {
        if (report.state() == OrderState.SENT
                && ordersSent.add(report.clOrdId())
                && report.leg() == Leg.ENTRY) {
            Long published = candidateTimes.get(report.decisionId());
            if (published != null) {
                signalToFix.record(report.reportTimeMillis() - published);
            }
        }
        if (report.state() == OrderState.FILLED) {
            ordersFilled.add(report.clOrdId());
        }
        if (report.state().terminal()) {
            ordersOpen.remove(report.clOrdId());
            ordersEnded.add(report.clOrdId());
        }
        if (report.leg() == Leg.ENTRY && !vetoed.contains(report.decisionId())) {
            SignalEnd end = endOf(report);
            if (end(report.decisionId(), end) && end == SignalEnd.EXPIRED) {
                denials.merge(EXPIRED_AFTER_APPROVAL, 1L, Long::sum);
            }
        }
    }

    void onDeadLetter(DeadLetter letter) {
        rejectedTicks.merge(letter.code().name(), 1L, Long::sum);
    }

    /** A terminal state stays, and then the answer is false; another one after it is a conflict. */
    private boolean end(String decisionId, SignalEnd reported) {
        SignalEnd known = candidates.getOrDefault(decisionId, SignalEnd.OPEN);
        if (!known.terminal()) {
            candidates.put(decisionId, reported);
            return true;
        }
        if (reported.terminal() && reported != known) {
            conflicts.add(decisionId + " ended " + known + " and " + reported);
        }
        return false;
    }

    private static SignalEnd endOf(ExecutionReport report) {
        return switch (report.state()) {
            case SENT, NEW, PARTIALLY_FILLED -> SignalEnd.OPEN;
            case UNKNOWN -> SignalEnd.UNKNOWN;
            case FILLED -> SignalEnd.FILLED;
            case REJECTED -> SignalEnd.REJECTED;
            case EXPIRED -> SignalEnd.EXPIRED;
            case CANCELLED ->
                    report.cumulativeQuantity() > 0 ? SignalEnd.FILLED : SignalEnd.CANCELLED;
        };
    }

    /** Signals by state, the vetoed ones included. */
    Map<String, Long> signalsByState() {
        var states = new TreeMap<String, Long>();
        for (SignalEnd end : SignalEnd.values()) {
            states.put(end.name(), 0L);
        }
        candidates.values().forEach(end -> states.merge(end.name(), 1L, Long::sum));
        states.put("VETOED", vetoes.values().stream().mapToLong(Long::longValue).sum());
        return states;
    }

    /** True if every signal has its terminal state and no order, entry or exit, is without one. */
    boolean settled() {
        return ordersOpen.isEmpty() && candidates.values().stream().allMatch(SignalEnd::terminal);
    }

    /** Signals that ended twice, and how. */
    Set<String> conflicts() {
        return conflicts;
    }

    long signals() {
        return signals;
    }

    long ordersSent() {
        return ordersSent.size();
    }

    long ordersFilled() {
        return ordersFilled.size();
    }

    Map<String, Long> vetoes() {
        return vetoes;
    }

    /** Signals that were denied or expired, by reason. */
    Map<String, Long> denials() {
        return denials;
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
