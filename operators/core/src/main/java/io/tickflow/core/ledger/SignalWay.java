package io.tickflow.core.ledger;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Way of one decision: its verdicts, orders and reports. Not thread-safe. */
public final class SignalWay {

    private final String decisionId;
    private final List<OrderDecision> verdicts = new ArrayList<>();
    private final List<ExecutionReport> reports = new ArrayList<>();

    SignalWay(String decisionId) {
        this.decisionId = decisionId;
    }

    void add(OrderDecision verdict) {
        verdicts.add(verdict);
    }

    void add(ExecutionReport report) {
        reports.add(report);
    }

    /** Decision of the signal. */
    public String decisionId() {
        return decisionId;
    }

    /** Verdicts on all legs, as they were recorded. */
    public List<OrderDecision> verdicts() {
        return List.copyOf(verdicts);
    }

    /** Reports on its orders, as they were recorded. */
    public List<ExecutionReport> reports() {
        return List.copyOf(reports);
    }

    /** Units held by filled quantities, negative if short. */
    public Quantity held() {
        Map<String, Quantity> filled = new LinkedHashMap<>();
        for (ExecutionReport report : reports) {
            Quantity cumulative = report.cumulativeQuantity();
            Quantity signed = report.side() == Side.BUY ? cumulative : cumulative.negated();
            filled.merge(report.clOrdId(), signed, SignalWay::larger);
        }
        return filled.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Contradictions to the laws of orders, for a person; none if all is well. */
    public List<String> breaks() {
        List<String> breaks = new ArrayList<>();
        long entries = verdicts.stream().filter(v -> v.leg() == Leg.ENTRY).count();
        boolean told = reports.stream().anyMatch(ExecutionReport::ofPosition);
        if (entries != 1 && !(entries == 0 && told)) {
            breaks.add(entries + " verdicts on the entry instead of one");
        }
        doubledOrders().forEach(id -> breaks.add("order " + id + " was approved twice"));
        for (ExecutionReport report : reports) {
            boolean isTold = report.ofPosition() || report.ofContradiction();
            if (!isTold && !isIntended(report)) {
                breaks.add("a report on order " + report.clOrdId() + " that nobody intended");
            }
        }
        breaks.addAll(contradictions());
        if (isReversed()) {
            breaks.add(
                    "reversed: its exits closed more than was open, %s is left".formatted(held()));
        }
        return breaks;
    }

    /** Orders that are filled beyond their size, and second ends that no further fill explains. */
    private List<String> contradictions() {
        List<String> found = new ArrayList<>();
        Map<String, ExecutionReport> ends = new LinkedHashMap<>();
        for (ExecutionReport report : reports) {
            String id = report.clOrdId();
            if (report.cumulativeQuantity().isAbove(report.orderQuantity())) {
                found.add(
                        "order %s for %s units is filled by %s"
                                .formatted(
                                        id, report.orderQuantity(), report.cumulativeQuantity()));
            }
            if (report.state().terminal() && !report.ofContradiction()) {
                ExecutionReport before = ends.put(id, report);
                if (before != null
                        && before.state() != report.state()
                        && !report.cumulativeQuantity().isAbove(before.cumulativeQuantity())) {
                    found.add(
                            "order %s ended twice: %s, then %s"
                                    .formatted(id, before.state(), report.state()));
                }
            }
        }
        return found;
    }

    private List<String> doubledOrders() {
        Map<String, Integer> approvals = new LinkedHashMap<>();
        verdicts.stream()
                .filter(OrderDecision::approved)
                .forEach(verdict -> approvals.merge(verdict.clOrdId(), 1, Integer::sum));
        approvals.values().removeIf(count -> count == 1);
        return List.copyOf(approvals.keySet());
    }

    private boolean isIntended(ExecutionReport report) {
        return verdicts.stream()
                .anyMatch(v -> v.approved() && v.clOrdId().equals(report.clOrdId()));
    }

    private boolean isReversed() {
        for (OrderDecision verdict : verdicts) {
            if (verdict.leg() == Leg.ENTRY && verdict.approved()) {
                return verdict.side() == Side.BUY ? held().isNegative() : held().isPositive();
            }
        }
        return false;
    }

    private static Quantity larger(Quantity a, Quantity b) {
        return a.abs().isAbove(b.abs()) ? a : b;
    }
}
