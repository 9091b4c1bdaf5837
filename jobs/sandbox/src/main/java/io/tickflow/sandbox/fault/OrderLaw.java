package io.tickflow.sandbox.fault;

import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the law of orders that holds whatever was killed, stopped or cut off when: each intended
 * order ends in one terminal state, none reaches the venue twice or without an intent, none is
 * accepted after its expiry, and what is reported as filled is what the venue filled, unless it was
 * undone.
 */
public final class OrderLaw {

    /** Longest transit of an order between two processes of a busy machine. */
    private static final long TRANSIT_MILLIS_MAX = 1_000;

    private static final double SAME_QUANTITY = 1e-9;

    private final Map<String, OrderDecision> intents = new LinkedHashMap<>();
    private final Map<String, Set<OrderState>> ends = new HashMap<>();
    private final Map<String, Double> reportedFills = new HashMap<>();
    private final Map<String, Double> venueFills = new HashMap<>();
    private final Set<String> busted = new HashSet<>();
    private final List<OrderBreach> breaches = new ArrayList<>();

    private OrderLaw(List<OrderDecision> decisions, List<ExecutionReport> reports) {
        for (OrderDecision decision : decisions) {
            if (decision.approved()) {
                intents.putIfAbsent(decision.clOrdId(), decision);
            }
        }
        for (ExecutionReport report : reports) {
            if (report.state().terminal() && !report.ofContradiction()) {
                ends.computeIfAbsent(report.clOrdId(), id -> EnumSet.noneOf(OrderState.class))
                        .add(report.state());
            }
            reportedFills.merge(
                    report.clOrdId(), report.cumulativeQuantity().toDouble(), Math::max);
        }
    }

    /**
     * Everything that breaks the law, a sentence each; empty if nothing does.
     *
     * @param decisions all records of {@code tickflow.orders}
     * @param reports all records of {@code tickflow.executions}, once everything has ended
     * @param journal what the venue saw
     */
    public static List<String> violations(
            List<OrderDecision> decisions, List<ExecutionReport> reports, VenueJournal journal) {
        return breaches(decisions, reports, journal).stream().map(OrderBreach::text).toList();
    }

    /** As {@link #violations}, each with its kind. */
    public static List<OrderBreach> breaches(
            List<OrderDecision> decisions, List<ExecutionReport> reports, VenueJournal journal) {
        var law = new OrderLaw(decisions, reports);
        law.judgeArrivals(journal);
        law.judgeEnds();
        law.judgeFills();
        return law.breaches;
    }

    private void judgeArrivals(VenueJournal journal) {
        var arrived = new HashSet<String>();
        var entered = new HashSet<String>();
        for (JournalEntry entry : journal.entries()) {
            venueFills.merge(entry.clOrdId(), entry.filledQuantity(), Math::max);
            if (entry.action() == JournalEntry.Action.BUSTED) {
                busted.add(entry.clOrdId());
            }
        }
        for (JournalEntry order : journal.orders()) {
            String id = order.clOrdId();
            OrderDecision intent = intents.get(id);
            if (!arrived.add(id)) {
                violate(OrderBreach.Kind.DOUBLED, id, "reached the venue twice");
            } else if (intent == null) {
                violate(OrderBreach.Kind.NOT_INTENDED, id, "reached the venue without an intent");
            } else {
                if (intent.leg() == Leg.ENTRY && !entered.add(intent.decisionId())) {
                    violate(OrderBreach.Kind.DOUBLED, id, "is the second entry of its decision");
                }
                boolean isAccepted = order.action() != JournalEntry.Action.REJECTED;
                if (isAccepted
                        && order.timeMillis() - TRANSIT_MILLIS_MAX > intent.expiresAtMillis()) {
                    violate(
                            OrderBreach.Kind.LATE,
                            id,
                            "reached the venue "
                                    + (order.timeMillis() - intent.expiresAtMillis())
                                    + " ms too late");
                }
            }
        }
    }

    private void judgeEnds() {
        for (String id : intents.keySet()) {
            Set<OrderState> states = ends.getOrDefault(id, Set.of());
            if (states.isEmpty()) {
                violate(OrderBreach.Kind.END, id, "has no terminal state");
            } else if (states.size() > 1) {
                violate(OrderBreach.Kind.END, id, "has several terminal states " + states);
            }
        }
    }

    private void judgeFills() {
        for (String id : intents.keySet()) {
            double reported = reportedFills.getOrDefault(id, 0.0);
            double filled = venueFills.getOrDefault(id, 0.0);
            if (reported == 0 && busted.contains(id)) {
                // Its fill was undone before anybody heard of it.
                continue;
            }
            if (Math.abs(reported - filled) > SAME_QUANTITY) {
                violate(
                        OrderBreach.Kind.FILL,
                        id,
                        "is reported filled by " + reported + ", but the venue filled " + filled);
            }
        }
    }

    private void violate(OrderBreach.Kind kind, String clOrdId, String what) {
        breaches.add(new OrderBreach(kind, "order " + clOrdId + ' ' + what));
    }
}
