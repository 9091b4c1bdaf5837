package io.tickflow.core.readmodel;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Orders and positions by their records. An order stands by a verdict in force or by a report; void
 * verdicts alone make none. Repeated records change nothing. Not thread-safe.
 */
public final class TradeBook {

    private final VoidVerdicts voids;
    private final Map<String, OrderRecord> orders = new LinkedHashMap<>();

    TradeBook(VoidVerdicts voids) {
        this.voids = voids;
    }

    void onVerdict(OrderDecision verdict, VerdictPlace place, long appendMillis) {
        if (verdict.approved()) {
            orders.computeIfAbsent(verdict.clOrdId(), id -> new OrderRecord(verdict))
                    .approve(place, appendMillis);
        }
    }

    void onReport(ExecutionReport report, long appendMillis) {
        orders.computeIfAbsent(report.clOrdId(), id -> new OrderRecord(report))
                .apply(report, appendMillis);
    }

    /** Orders without an end, the oldest state first. */
    public List<OpenOrder> openOrders() {
        return orders.entrySet().stream()
                .filter(entry -> entry.getValue().isOpen(voids))
                .map(entry -> entry.getValue().toOpenOrder(entry.getKey(), voids))
                .sorted(Comparator.comparingLong(OpenOrder::sinceMillis))
                .toList();
    }

    /** Entries filled by more than their exits, the oldest first. */
    public List<OpenPosition> positions() {
        Map<String, Quantity> exits = new LinkedHashMap<>();
        for (OrderRecord order : orders.values()) {
            if (order.leg() != Leg.ENTRY) {
                exits.merge(order.trade(), order.signedFilled(), Quantity::plus);
            }
        }
        return orders.values().stream()
                .filter(order -> order.leg() == Leg.ENTRY)
                .filter(entry -> left(entry, exits).isPositive())
                .map(entry -> entry.toPosition(left(entry, exits)))
                .sorted(Comparator.comparingLong(OpenPosition::sinceMillis))
                .toList();
    }

    /** True once the order was reported SENT. */
    public boolean wasSent(String clOrdId) {
        OrderRecord order = orders.get(clOrdId);
        return order != null && order.wasSent();
    }

    /** Number of orders that were reported SENT. */
    public long sent() {
        return count(OrderRecord::wasSent);
    }

    /** Number of orders that were reported FILLED. */
    public long filled() {
        return count(OrderRecord::wasFilled);
    }

    private long count(Predicate<OrderRecord> condition) {
        return orders.values().stream().filter(condition).count();
    }

    /** Units left in the direction of the entry. An operator may tell of more than it filled. */
    private static Quantity left(OrderRecord entry, Map<String, Quantity> exits) {
        return entry.inItsDirection(
                entry.signedFilled().plus(exits.getOrDefault(entry.trade(), Quantity.ZERO)));
    }
}
