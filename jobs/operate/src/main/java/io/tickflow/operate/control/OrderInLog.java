package io.tickflow.operate.control;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.orderlog.KafkaDeskLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.operate.OperationException;
import io.tickflow.settings.DeskAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** State of one order in the log. */
public final class OrderInLog implements DeskLog.Reader {

    private final String account;
    private final String clOrdId;
    private final Mode mode;
    private @Nullable OrderDecision order;
    private @Nullable ExecutionReport last;

    private OrderInLog(String account, String clOrdId, Mode mode) {
        this.account = account;
        this.clOrdId = clOrdId;
        this.mode = mode;
    }

    /**
     * Reads the complete log of the desk.
     *
     * @throws OperationException if there is no such order, or the log cannot be read
     */
    public static OrderInLog find(DeskAddress desk, String clOrdId) {
        var modes = new ArrayList<>(List.of(Mode.values()));
        // As a rule it is of the settings' own mode; a local stack trades in DEMO whatever they
        // say.
        modes.sort(Comparator.comparing(mode -> mode != desk.deployment().mode()));
        for (Mode mode : modes) {
            OrderInLog found = find(desk, clOrdId, mode);
            if (found.order != null) {
                return found;
            }
        }
        throw OperationException.invalid(
                "account %s has no order with ClOrdID(11) %s".formatted(desk.account(), clOrdId));
    }

    private static OrderInLog find(DeskAddress desk, String clOrdId, Mode mode) {
        var found = new OrderInLog(desk.account(), clOrdId, mode);
        var config =
                new OrderLogConfig(
                        desk.kafka(),
                        EventTypes.ORDERS.topic(),
                        EventTypes.EXECUTIONS.topic(),
                        EventTypes.LEASES.topic(),
                        OrderLogConfig.READ_TIMEOUT_MILLIS);
        try {
            var unused =
                    new KafkaDeskLog(config, EventTypes.CONTROL.topic(), mode)
                            .read(LogPosition.START, found);
        } catch (IOException e) {
            throw OperationException.failed(
                    "the log of orders cannot be read: " + e.getMessage(), e);
        }
        return found;
    }

    /** Mode of the desk that decided the order. */
    public Mode mode() {
        return mode;
    }

    /**
     * Creates the final report of the order.
     *
     * @param filled filled units in all, at least the known fills
     * @param price average price of these units; NaN if unknown
     * @throws OperationException if that contradicts the log, or the order is not unknown
     */
    public ExecutionReport resolved(
            Quantity filled, double price, String reason, long silenceMillis, long nowMillis) {
        OrderDecision intent = intent();
        Quantity known = last == null ? Quantity.ZERO : last.cumulativeQuantity();
        if (last != null && last.state().terminal()) {
            throw OperationException.invalid(
                    "the order has ended already: " + last.state() + ", filled " + known);
        }
        long newsAtMillis = last == null ? intent.decidedAtMillis() : last.reportTimeMillis();
        boolean unknown = last != null && last.state() == OrderState.UNKNOWN;
        if (!unknown && nowMillis - newsAtMillis < silenceMillis) {
            throw OperationException.invalid(
                    "the order is not unknown: its last news is %d ms old, silence begins at %d ms"
                            .formatted(nowMillis - newsAtMillis, silenceMillis));
        }
        if (filled.isBelow(known) || filled.isAbove(intent.quantity())) {
            throw OperationException.invalid(
                    "%s units cannot be filled: %s are known to be, and the order was for %s"
                            .formatted(filled, known, intent.quantity()));
        }
        return ExecutionReport.ofOperator(
                intent, last, endOf(intent, filled), filled, price, reason, nowMillis);
    }

    @Override
    public void onVerdict(long offset, OrderDecision verdict) {
        if (verdict.account().equals(account) && verdict.clOrdId().equals(clOrdId)) {
            order = verdict;
        }
    }

    @Override
    public void onUnread(long offset, UnreadRecord record) {
        // The desk raises an alarm; an unreadable order cannot be found here.
    }

    @Override
    public void onMessage(DeskMessage message) {
        ExecutionReport report = message.report();
        boolean ours =
                report != null
                        && report.account().equals(account)
                        && report.clOrdId().equals(clOrdId);
        if (ours && (last == null || !last.state().terminal())) {
            last = report;
        }
    }

    private OrderDecision intent() {
        if (order == null) {
            throw new IllegalStateException("an order that was not found is not handed out");
        }
        return order;
    }

    private static OrderState endOf(OrderDecision intent, Quantity filled) {
        if (filled.isZero()) {
            return OrderState.EXPIRED;
        }
        return filled.equals(intent.quantity()) ? OrderState.FILLED : OrderState.CANCELLED;
    }
}
