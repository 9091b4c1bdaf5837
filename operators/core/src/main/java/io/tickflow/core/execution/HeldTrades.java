package io.tickflow.core.execution;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ended orders of trades that still hold something. They are remembered however long ago they were
 * sent, so that no exit of an old trade is taken for a new one. Not thread-safe.
 */
final class HeldTrades {

    /**
     * A trade that holds something.
     *
     * @param decisionId decision of its entry
     * @param eventTimeMillis UTC market time of that decision, epoch milliseconds
     * @param held units, negative if short
     * @param outsideOrders number of fills outside the desk that an operator told of
     */
    record HeldTrade(String decisionId, long eventTimeMillis, Quantity held, int outsideOrders) {}

    private final Map<String, List<TrackedOrder>> byDecision = new LinkedHashMap<>();

    /**
     * Takes an order that has ended.
     *
     * @param earlier ended orders of the same trade that are not held here
     * @return all orders of its trade if nothing is held any more; empty otherwise
     */
    List<TrackedOrder> settle(TrackedOrder order, List<TrackedOrder> earlier) {
        String decisionId = order.intent.decisionId();
        List<TrackedOrder> orders =
                byDecision.computeIfAbsent(decisionId, id -> new ArrayList<>(earlier));
        orders.remove(order);
        orders.add(order);
        if (!held(orders).isZero()) {
            return List.of();
        }
        byDecision.remove(decisionId);
        return orders;
    }

    /** Takes an ended order of a trade that holds something, with the others of its trade. */
    void restore(TrackedOrder order) {
        byDecision.computeIfAbsent(order.intent.decisionId(), id -> new ArrayList<>()).add(order);
    }

    /** Units that the trade of a decision holds by ended orders, negative if short. */
    Quantity heldBy(String decisionId) {
        return held(byDecision.getOrDefault(decisionId, List.of()));
    }

    /** Orders of all trades, trade by trade. */
    List<TrackedOrder> orders() {
        return byDecision.values().stream().flatMap(List::stream).toList();
    }

    /** Trades on {@code symbol} that hold something, eldest first. */
    List<HeldTrade> on(String symbol) {
        return byDecision.values().stream()
                .filter(orders -> orders.get(0).intent.symbol().equals(symbol))
                .map(HeldTrades::trade)
                .toList();
    }

    /** Adds the units of each symbol, negative if short. */
    void addTo(Map<String, Quantity> bySymbol) {
        for (List<TrackedOrder> orders : byDecision.values()) {
            bySymbol.merge(orders.get(0).intent.symbol(), held(orders), Quantity::plus);
        }
    }

    private static HeldTrade trade(List<TrackedOrder> orders) {
        OrderDecision first = orders.get(0).intent;
        long outside =
                orders.stream()
                        .filter(o -> o.intent.attempt() >= ExecutionReport.OUTSIDE_ATTEMPTS)
                        .count();
        return new HeldTrade(
                first.decisionId(), first.eventTimeMillis(), held(orders), (int) outside);
    }

    private static Quantity held(List<TrackedOrder> orders) {
        Quantity held = Quantity.ZERO;
        for (TrackedOrder order : orders) {
            held = held.plus(order.signedFilled());
        }
        return held;
    }
}
