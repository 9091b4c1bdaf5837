package io.tickflow.operate.control;

import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.Resolution;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.operate.OperationException;
import io.tickflow.settings.DeskAddress;
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
            var found = new OrderInLog(desk.account(), clOrdId, mode);
            AccountLog.read(desk, mode, found);
            if (found.order != null) {
                return found;
            }
        }
        throw OperationException.refused(
                "account %s has no order with ClOrdID(11) %s".formatted(desk.account(), clOrdId));
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
        var resolution = new Resolution(intent(), last, filled);
        String contradiction = resolution.contradiction(silenceMillis, nowMillis);
        if (contradiction != null) {
            throw OperationException.refused(contradiction);
        }
        return resolution.report(price, reason, nowMillis);
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
}
