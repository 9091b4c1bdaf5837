package io.tickflow.core.desk;

import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records verdicts and sends orders as the execution sink does: the first verdict on a decision
 * counts, and no order is sent twice. A desk that contradicts what is recorded fails the test.
 */
final class FakeSink {

    /** Every verdict that was recorded, in order. */
    final List<OrderDecision> verdicts = new ArrayList<>();

    private final Map<String, OrderDecision> entries = new HashMap<>();
    private final Set<String> orders = new HashSet<>();
    private final FakeVenue venue;

    FakeSink(FakeVenue venue) {
        this.venue = venue;
    }

    void take(OrderDecision verdict, long nowMillis) {
        if (verdict.leg() == Leg.ENTRY) {
            OrderDecision first = entries.putIfAbsent(verdict.decisionId(), verdict);
            if (first != null) {
                if (verdict.approved()) {
                    throw new AssertionError(verdict + " was judged before: " + first);
                }
                return;
            }
        }
        verdicts.add(verdict);
        if (verdict.approved()) {
            if (!orders.add(verdict.clOrdId())) {
                throw new AssertionError("decided twice: " + verdict);
            }
            venue.send(verdict, nowMillis);
        }
    }
}
