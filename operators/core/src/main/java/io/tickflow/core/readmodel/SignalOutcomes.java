package io.tickflow.core.readmodel;

import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Outcome of every signal. Signals are told apart by decision, so repeated records change nothing.
 * A candidate with two different terminal states keeps the first and is a conflict. Void verdicts
 * have no effect. Not thread-safe.
 */
public final class SignalOutcomes {

    /** Reason of an expiry after approval: the order was never sent, or never executed. */
    public static final String EXPIRED_AFTER_APPROVAL = "EXPIRED_AFTER_APPROVAL";

    private final VoidVerdicts voids;
    private final Map<String, SignalRecord> candidates = new HashMap<>();
    private final Set<String> vetoed = new HashSet<>();
    private final Map<String, Long> vetoes = new TreeMap<>();

    SignalOutcomes(VoidVerdicts voids) {
        this.voids = voids;
    }

    void onSignal(Signal signal) {
        String id = signal.decisionId();
        if (signal.candidate()) {
            if (!vetoed.contains(id)) {
                candidates.computeIfAbsent(id, unknown -> new SignalRecord());
            }
        } else if (!candidates.containsKey(id) && vetoed.add(id)) {
            vetoes.merge(signal.reason().name(), 1L, Long::sum);
        }
    }

    void onVerdict(OrderDecision verdict, VerdictPlace place) {
        if (verdict.approved() || verdict.leg() != Leg.ENTRY) {
            return;
        }
        SignalEnd state =
                verdict.verdict() == DeskVerdict.DENIED ? SignalEnd.DENIED : SignalEnd.EXPIRED;
        end(
                verdict.decisionId(),
                new SignalRecord.End(verdict.account(), state, verdict.reason().name(), place));
    }

    void onReport(ExecutionReport report) {
        if (report.leg() != Leg.ENTRY || vetoed.contains(report.decisionId())) {
            return;
        }
        SignalEnd state = SignalEnd.of(report);
        if (state.terminal()) {
            String reason = state == SignalEnd.EXPIRED ? EXPIRED_AFTER_APPROVAL : "";
            end(report.decisionId(), new SignalRecord.End(report.account(), state, reason, null));
        } else {
            candidate(report.decisionId()).pend(state);
        }
    }

    /** Signals by state, the vetoed ones included. */
    public Map<String, Long> byState() {
        var states = new TreeMap<String, Long>();
        for (SignalEnd state : SignalEnd.values()) {
            states.put(state.name(), 0L);
        }
        candidates
                .values()
                .forEach(record -> states.merge(record.state(voids).name(), 1L, Long::sum));
        states.put("VETOED", vetoes.values().stream().mapToLong(Long::longValue).sum());
        return states;
    }

    /** Vetoed signals by reason. */
    public Map<String, Long> vetoes() {
        return new TreeMap<>(vetoes);
    }

    /** Denied and expired signals by reason. */
    public Map<String, Long> denials() {
        var denials = new TreeMap<String, Long>();
        for (SignalRecord record : candidates.values()) {
            SignalRecord.End first = record.first(voids);
            if (first != null && !first.reason().isEmpty()) {
                denials.merge(first.reason(), 1L, Long::sum);
            }
        }
        return denials;
    }

    /** Signals that ended twice, a sentence each. */
    public Set<String> conflicts() {
        var conflicts = new TreeSet<String>();
        candidates.forEach(
                (id, record) -> {
                    SignalEnd state = record.state(voids);
                    record.contradictions(voids)
                            .forEach(
                                    end ->
                                            conflicts.add(
                                                    id
                                                            + " ended "
                                                            + state
                                                            + " and "
                                                            + end.state()));
                });
        return conflicts;
    }

    /** True if every candidate has its terminal state. */
    public boolean settled() {
        return candidates.values().stream().allMatch(record -> record.state(voids).terminal());
    }

    private void end(String decisionId, SignalRecord.End end) {
        if (!vetoed.contains(decisionId)) {
            candidate(decisionId).end(end);
        }
    }

    private SignalRecord candidate(String decisionId) {
        return candidates.computeIfAbsent(decisionId, unknown -> new SignalRecord());
    }
}
