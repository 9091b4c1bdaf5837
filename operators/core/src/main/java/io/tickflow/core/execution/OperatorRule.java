package io.tickflow.core.execution;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.execution.HeldTrades.HeldTrade;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import java.util.List;

/** Obeys the commands of operators that concern the sink, and answers each. One thread. */
final class OperatorRule {

    private final String account;
    private final long silenceMillis;
    private final OrderLedger ledger;
    private final OrderSender sender;
    private final PositionGuard guard;
    private final ReportPublisher publisher;
    private final ExecutionPorts ports;

    OperatorRule(
            String account,
            ExecutionLimits limits,
            OrderLedger ledger,
            OrderSender sender,
            PositionGuard guard,
            ReportPublisher publisher,
            ExecutionPorts ports) {
        this.account = account;
        this.silenceMillis = limits.silenceMillis();
        this.ledger = ledger;
        this.sender = sender;
        this.guard = guard;
        this.publisher = publisher;
        this.ports = ports;
    }

    /** Takes a command that an earlier run obeyed, for what of it is still in force. */
    void restore(Control control) {
        switch (control.command()) {
            case HALT -> sender.halt(true);
            case RESUME -> sender.halt(false);
            case BLOCK, UNBLOCK -> guard.restore(control);
            case RETRY_EXITS, FLATTEN, RESOLVE, POSITION, ANSWER -> {
                // In force once, or not at all.
            }
        }
    }

    /** Obeys a command. */
    void obey(Control control) {
        switch (control.command()) {
            case HALT -> {
                int waiting = sender.halt(true);
                answer(control, "no entry leaves; " + waiting + " waited for their turn");
            }
            case RESUME -> {
                sender.halt(false);
                answer(control, "entries may leave");
            }
            case RESOLVE, POSITION -> {
                // Without the lease the next owner knows better.
                if (ports.leaseHeld().getAsBoolean()) {
                    answer(control, settle(control));
                }
            }
            case BLOCK, UNBLOCK, RETRY_EXITS, FLATTEN, ANSWER -> {
                // Of this sink itself, or for the desk.
            }
        }
    }

    private String settle(Control control) {
        Quantity quantity = control.quantity();
        if (quantity == null) {
            return "refused: %s without a quantity".formatted(control.command());
        }
        boolean resolves = control.command() == Control.Command.RESOLVE;
        return resolves ? resolve(control, quantity) : position(control, quantity);
    }

    private String resolve(Control control, Quantity filled) {
        TrackedOrder order = ledger.find(control.clOrdId());
        if (order == null) {
            return "refused: account %s has no order with ClOrdID(11) %s, or had it long ago"
                    .formatted(account, control.clOrdId());
        }
        var resolution = new Resolution(order.intent, order.last, filled);
        long now = ports.clock().millis();
        String contradiction = resolution.contradiction(silenceMillis, now);
        if (contradiction != null) {
            return "refused: " + contradiction;
        }
        ExecutionReport report = resolution.report(control.price(), words(control), now);
        publisher.publishOperators(order, report);
        return "%s of %s units of order %s"
                .formatted(report.state(), report.cumulativeQuantity(), order.clOrdId());
    }

    private String position(Control control, Quantity wanted) {
        String symbol = control.symbol();
        List<String> open = ledger.openOn(symbol);
        if (!open.isEmpty()) {
            return "refused: an order on %s is open: %s. Maybe resolve it first"
                    .formatted(symbol, String.join(", ", open));
        }
        Quantity before = ledger.heldBySymbol().getOrDefault(symbol, Quantity.ZERO);
        List<HeldTrade> trades = ledger.heldTrades(symbol);
        for (int i = 0; i < trades.size(); i++) {
            boolean last = i == trades.size() - 1;
            HeldTrade trade = trades.get(i);
            adjust(control, trade, (last ? wanted : Quantity.ZERO).minus(trade.held()));
        }
        if (trades.isEmpty() && !wanted.isZero()) {
            adopt(control, wanted);
        }
        guard.unblock(symbol, words(control));
        return "the book holds %s of %s; before it held %s".formatted(wanted, symbol, before);
    }

    private void adjust(Control control, HeldTrade trade, Quantity added) {
        if (added.isZero()) {
            return;
        }
        publish(
                ExecutionReport.ofPosition(
                        account,
                        trade.decisionId(),
                        control.symbol(),
                        trade.eventTimeMillis(),
                        Leg.EXIT,
                        ExecutionReport.OUTSIDE_ATTEMPTS + trade.outsideOrders(),
                        added.isPositive() ? Side.BUY : Side.SELL,
                        added.abs(),
                        words(control),
                        ports.clock().millis()));
    }

    private void adopt(Control control, Quantity wanted) {
        long now = ports.clock().millis();
        publish(
                ExecutionReport.ofPosition(
                        account,
                        "position/" + control.symbol() + '/' + now,
                        control.symbol(),
                        now,
                        Leg.ENTRY,
                        0,
                        wanted.isPositive() ? Side.BUY : Side.SELL,
                        wanted.abs(),
                        words(control),
                        now));
    }

    private void publish(ExecutionReport report) {
        ledger.restoreReport(report);
        publisher.publishOutside(report);
    }

    private void answer(Control control, String said) {
        if (ports.leaseHeld().getAsBoolean()) {
            ports.controls().accept(control.answer(account, "sink", said));
        }
    }

    private static String words(Control control) {
        return "operator " + control.by() + ": " + control.reason();
    }
}
