package io.tickflow.sandbox.stack.venue;

import io.tickflow.sandbox.stack.venue.JournalEntry.Action;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.ExecID;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LastRptRequested;
import quickfix.field.LeavesQty;
import quickfix.field.MassStatusReqID;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TotNumReports;
import quickfix.field.TransactTime;
import quickfix.fix44.ExecutionReport;

/** Writes ExecutionReport(35=8). */
final class VenueReports {

    private static final String NO_ORDER_ID = "NONE";

    private VenueReports() {}

    /** OrdStatus(39)=0, before the fill. */
    static ExecutionReport accepted(JournalEntry order) {
        var report = report(order, order.clOrdId() + "-new", ExecType.NEW, OrdStatus.NEW, 0);
        report.setString(LeavesQty.FIELD, plain(order.quantity()));
        return report;
    }

    /** OrdStatus(39)=2. */
    static ExecutionReport filled(JournalEntry order) {
        return trade(order, "-fill", OrdStatus.FILLED, order.quantity(), order.quantity());
    }

    /** OrdStatus(39)=1: the first part. */
    static ExecutionReport partiallyFilled(JournalEntry order) {
        double filled = order.filledQuantity();
        var report = trade(order, "-part", OrdStatus.PARTIALLY_FILLED, filled, filled);
        report.setString(LeavesQty.FIELD, plain(order.quantity() - filled));
        return report;
    }

    /** OrdStatus(39)=2: the other half of an order. */
    static ExecutionReport restFilled(JournalEntry order) {
        double rest = order.quantity() - VenueBook.half(order.quantity());
        return trade(order, "-rest", OrdStatus.FILLED, rest, order.quantity());
    }

    /** OrdStatus(39)=4: what was not filled never will be. */
    static ExecutionReport cancelled(JournalEntry order) {
        var report =
                report(
                        order,
                        order.clOrdId() + "-cancel",
                        ExecType.CANCELED,
                        OrdStatus.CANCELED,
                        order.filledQuantity());
        report.set(new Text(order.reason()));
        return report;
    }

    /** OrdStatus(39)=8. */
    static ExecutionReport rejected(JournalEntry order, String execId) {
        var report = report(order, execId, ExecType.REJECTED, OrdStatus.REJECTED, 0);
        report.setInt(OrdRejReason.FIELD, rejReason(order));
        report.set(new Text(order.reason()));
        return report;
    }

    /** Answer to a status request about an order that the venue knows: ExecType(150)=I. */
    static ExecutionReport status(JournalEntry order) {
        double filled = order.filledQuantity();
        var report = report(order, "0", ExecType.ORDER_STATUS, ordStatus(order.action()), filled);
        if (order.action() == Action.PARTIALLY_FILLED) {
            report.setString(LeavesQty.FIELD, plain(order.quantity() - filled));
        }
        if (order.action() == Action.REJECTED) {
            report.setInt(OrdRejReason.FIELD, rejReason(order));
        }
        if (!order.reason().isEmpty()) {
            report.set(new Text(order.reason()));
        }
        return report;
    }

    /** Answer to a status request about an order that never came. */
    static ExecutionReport unknown(JournalEntry request) {
        var report = report(request, "0", ExecType.ORDER_STATUS, OrdStatus.REJECTED, 0);
        report.set(new OrderID(NO_ORDER_ID));
        report.setInt(OrdRejReason.FIELD, OrdRejReason.UNKNOWN_ORDER);
        report.set(new Text("unknown order"));
        return report;
    }

    /** Marks {@code report} as one of {@code total} answers to a mass status request. */
    static ExecutionReport ofMassStatus(
            ExecutionReport report, String requestId, int total, boolean last) {
        report.set(new MassStatusReqID(requestId));
        report.set(new TotNumReports(total));
        report.set(new LastRptRequested(last));
        return report;
    }

    private static int rejReason(JournalEntry order) {
        if (order.action() == Action.REJECTED_DUPLICATE) {
            return OrdRejReason.DUPLICATE_ORDER;
        }
        return switch (order.reason()) {
            case VenueBook.MARKET_CLOSED -> OrdRejReason.EXCHANGE_CLOSED;
            case VenueBook.TOO_LATE -> OrdRejReason.TOO_LATE_TO_ENTER;
            default -> OrdRejReason.OTHER;
        };
    }

    /** ExecType(150)=H: what was filled no longer is. */
    static ExecutionReport busted(JournalEntry order) {
        return report(
                order, order.clOrdId() + "-bust", ExecType.TRADE_CANCEL, OrdStatus.CANCELED, 0);
    }

    /** A working order that no client of this venue has placed. */
    static ExecutionReport foreign(long nowMillis) {
        var order =
                new JournalEntry(
                        nowMillis,
                        JournalEntry.Message.EXECUTION,
                        Action.PARTIALLY_FILLED,
                        "FOREIGN-1",
                        "EURUSD",
                        "BUY",
                        1,
                        0,
                        0,
                        "F-1",
                        "",
                        "");
        return report(order, "0", ExecType.ORDER_STATUS, OrdStatus.NEW, 0);
    }

    private static char ordStatus(Action action) {
        return switch (action) {
            case FILLED -> OrdStatus.FILLED;
            case PARTIALLY_FILLED -> OrdStatus.PARTIALLY_FILLED;
            case CANCELLED, BUSTED -> OrdStatus.CANCELED;
            case REJECTED, REJECTED_DUPLICATE, DROPPED, ANSWERED, ANSWERED_UNKNOWN ->
                    OrdStatus.REJECTED;
        };
    }

    private static ExecutionReport trade(
            JournalEntry order, String execId, char ordStatus, double last, double cumulative) {
        var report = report(order, order.clOrdId() + execId, ExecType.TRADE, ordStatus, cumulative);
        report.setString(LastQty.FIELD, plain(last));
        report.setString(LastPx.FIELD, plain(order.price()));
        return report;
    }

    private static ExecutionReport report(
            JournalEntry order, String execId, char execType, char ordStatus, double filled) {
        var report = new ExecutionReport();
        report.set(new OrderID(order.orderId()));
        report.set(new ExecID(execId));
        report.set(new ExecType(execType));
        report.set(new OrdStatus(ordStatus));
        if (!order.clOrdId().isEmpty()) {
            report.set(new ClOrdID(order.clOrdId()));
        }
        if (!order.positionId().isEmpty()) {
            report.setString(VenueHabits.POSITION_ID_TAG, order.positionId());
        }
        report.set(new Symbol(order.symbol()));
        report.set(new Side(order.side().equals("BUY") ? Side.BUY : Side.SELL));
        report.setString(OrderQty.FIELD, plain(order.quantity()));
        report.setString(LeavesQty.FIELD, "0");
        report.setString(CumQty.FIELD, plain(filled));
        report.setString(AvgPx.FIELD, filled > 0 ? plain(order.price()) : "0");
        report.set(new TransactTime(utc(order.timeMillis())));
        return report;
    }

    /** A time as FIX writes it. */
    static LocalDateTime utc(long millis) {
        return LocalDateTime.ofEpochSecond(
                millis / 1_000, (int) (millis % 1_000) * 1_000_000, ZoneOffset.UTC);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
