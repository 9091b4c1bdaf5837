package io.tickflow.core.desk;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The orders of one trade: its entry, then its exits. */
final class TradeOrders {

    /** Orders of one trade at most. */
    static final int MAX = 101;

    private final List<DeskOrder> orders;

    TradeOrders(List<DeskOrder> orders) {
        this.orders = orders;
    }

    static TradeOrders of(DeskOrder entry) {
        var orders = new ArrayList<DeskOrder>(2);
        orders.add(entry);
        return new TradeOrders(orders);
    }

    List<DeskOrder> all() {
        return orders;
    }

    void add(DeskOrder order) {
        orders.add(order);
    }

    /** Makes room: forgets exits that ended without a fill, except the newest order. */
    void dropFailedExits() {
        if (full()) {
            DeskOrder newest = orders.get(orders.size() - 1);
            orders.removeIf(order -> order != newest && order.failedExit());
        }
    }

    boolean full() {
        return orders.size() >= MAX;
    }

    @Nullable DeskOrder find(Leg leg, int attempt) {
        for (DeskOrder order : orders) {
            if (order.leg() == leg && order.attempt() == attempt) {
                return order;
            }
        }
        return null;
    }

    /** Units held, negative if short. */
    Quantity held() {
        Quantity held = Quantity.ZERO;
        for (DeskOrder order : orders) {
            held = held.plus(order.signedFilled());
        }
        return held;
    }

    boolean flat() {
        return held().isZero();
    }

    boolean ended() {
        return orders.stream().allMatch(order -> order.state().terminal());
    }

    boolean unknown() {
        return orders.stream().anyMatch(order -> order.state() == OrderState.UNKNOWN);
    }

    boolean exitUnderWay() {
        return orders.stream()
                .anyMatch(order -> order.leg() == Leg.EXIT && !order.state().terminal());
    }

    int nextExitAttempt() {
        int next = 0;
        for (DeskOrder order : orders) {
            if (order.leg() == Leg.EXIT && order.attempt() < ExecutionReport.OUTSIDE_ATTEMPTS) {
                next = Math.max(next, order.attempt() + 1);
            }
        }
        return next;
    }

    /** Number of orders that have just become unknown for want of news. */
    int fallSilent(long nowMillis, long silenceMillis) {
        int silent = 0;
        for (DeskOrder order : orders) {
            if (order.fallSilent(nowMillis, silenceMillis)) {
                silent++;
            }
        }
        return silent;
    }

    /** Wall time at which the first order falls silent; {@link Long#MAX_VALUE} if none will. */
    long silentAtMillis(long silenceMillis) {
        long first = Long.MAX_VALUE;
        for (DeskOrder order : orders) {
            if (order.awaitsNews()) {
                first = Math.min(first, order.silentAtMillis(silenceMillis));
            }
        }
        return first;
    }
}
