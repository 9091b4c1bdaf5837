package io.tickflow.operate.observe;

import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders and positions as the newest records of orders and executions tell them. Records may come
 * twice. Not thread-safe.
 */
public final class TradeBook {

    /** Less than any broker's smallest step. */
    private static final double NOTHING = 1e-9;

    /**
     * An open position.
     *
     * @param quantity positive if bought, negative if sold, units
     * @param sinceMillis of its first fill
     */
    public record Position(String account, String symbol, double quantity, long sinceMillis) {}

    /**
     * An order that has not ended.
     *
     * @param state last one reported; null if none was
     * @param sinceMillis of that state, or of the verdict
     */
    public record OpenOrder(
            String account,
            String symbol,
            String clOrdId,
            Leg leg,
            @Nullable OrderState state,
            long sinceMillis) {}

    private final Map<String, Order> orders = new LinkedHashMap<>();

    /** The desk approved an order; Kafka took the record at {@code appendMillis}. */
    public void decided(OrderDecision order, long appendMillis) {
        if (order.approved()) {
            orders.computeIfAbsent(
                    order.clOrdId(),
                    id ->
                            new Order(
                                    order.account(),
                                    order.decisionId(),
                                    order.symbol(),
                                    order.leg(),
                                    order.side(),
                                    appendMillis));
        }
    }

    /** An order has a new state. */
    public void reported(ExecutionReport report, long appendMillis) {
        orders.computeIfAbsent(
                        report.clOrdId(),
                        id ->
                                new Order(
                                        report.account(),
                                        report.decisionId(),
                                        report.symbol(),
                                        report.leg(),
                                        report.side(),
                                        appendMillis))
                .apply(report, appendMillis);
    }

    /** Orders without an end, the oldest state first. */
    public List<OpenOrder> openOrders() {
        return orders.entrySet().stream()
                .filter(entry -> !entry.getValue().ended)
                .map(entry -> entry.getValue().open(entry.getKey()))
                .sorted(Comparator.comparingLong(OpenOrder::sinceMillis))
                .toList();
    }

    /** Entries filled by more than their exits, the oldest first. */
    public List<Position> positions() {
        Map<String, Double> closed = new LinkedHashMap<>();
        for (Order order : orders.values()) {
            if (order.leg != Leg.ENTRY) {
                closed.merge(order.trade(), order.filled, Double::sum);
            }
        }
        return orders.values().stream()
                .filter(order -> order.leg == Leg.ENTRY)
                .filter(entry -> entry.filled - closed.getOrDefault(entry.trade(), 0.0) > NOTHING)
                .map(
                        entry ->
                                entry.position(
                                        entry.filled - closed.getOrDefault(entry.trade(), 0.0)))
                .sorted(Comparator.comparingLong(Position::sinceMillis))
                .toList();
    }

    private static final class Order {
        private final String account;
        private final String decisionId;
        private final String symbol;
        private final Leg leg;
        private final Side side;
        private @Nullable OrderState state;
        private boolean ended;
        private long sinceMillis;
        private double filled;
        private long filledMillis;

        Order(
                String account,
                String decisionId,
                String symbol,
                Leg leg,
                Side side,
                long sinceMillis) {
            this.account = account;
            this.decisionId = decisionId;
            this.symbol = symbol;
            this.leg = leg;
            this.side = side;
            this.sinceMillis = sinceMillis;
        }

        void apply(ExecutionReport report, long appendMillis) {
            if (report.state() != state) {
                state = report.state();
                sinceMillis = appendMillis;
            }
            ended |= report.state().terminal();
            if (report.cumulativeQuantity() > filled) {
                filledMillis = filled == 0 ? appendMillis : filledMillis;
                filled = report.cumulativeQuantity();
            }
        }

        String trade() {
            return account + '/' + decisionId;
        }

        OpenOrder open(String clOrdId) {
            return new OpenOrder(account, symbol, clOrdId, leg, state, sinceMillis);
        }

        Position position(double quantity) {
            return new Position(
                    account, symbol, side == Side.BUY ? quantity : -quantity, filledMillis);
        }
    }
}
