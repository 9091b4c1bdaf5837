package io.tickflow.connector.fix;

import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderState;

import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.ExecID;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.field.Text;
import quickfix.field.TransactTime;

import java.util.Set;

/**
 * Parser of ExecutionReport(35=8). The state follows OrdStatus(39) alone, as brokers disagree on
 * ExecType(150). Lenient towards missing and non-numeric fields.
 */
final class FixReports {

    private static final Set<String> NO_ORDER_ID = Set.of("", "0", "NONE", "UNKNOWN");

    private FixReports() {}

    /**
     * The report; its ClOrdID(11) is empty if there is none.
     *
     * @param symbol as the feed names it
     */
    static VenueReport read(FieldMap message, String symbol) {
        double cumulative = number(message, CumQty.FIELD, Double.NaN);
        return new VenueReport(
                text(message, ClOrdID.FIELD),
                symbol,
                state(message, cumulative),
                number(message, LastQty.FIELD, 0),
                number(message, LastPx.FIELD, Double.NaN),
                cumulative,
                number(message, AvgPx.FIELD, Double.NaN),
                text(message, OrderID.FIELD),
                text(message, ExecID.FIELD),
                text(message, TransactTime.FIELD),
                kind(message),
                closedMark(message) + text(message, Text.FIELD));
    }

    /**
     * Returns true if the venue does not know the order: rejected for that reason, or a rejected
     * status without an OrderID(37) of the venue.
     */
    static boolean saysNotKnown(FieldMap message) {
        if (code(message, OrdStatus.FIELD) != OrdStatus.REJECTED) {
            return false;
        }
        return number(message, OrdRejReason.FIELD, -1) == OrdRejReason.UNKNOWN_ORDER
                || (isStatusAnswer(message) && NO_ORDER_ID.contains(text(message, OrderID.FIELD)));
    }

    /** Value of {@code tag}; empty if absent. */
    static String text(FieldMap message, int tag) {
        try {
            return message.isSetField(tag) ? message.getString(tag) : "";
        } catch (FieldNotFound e) {
            throw new IllegalStateException("a field that is set can be read", e);
        }
    }

    /** Number in {@code tag}; {@code absent} if it is missing or not a number. */
    static double number(FieldMap message, int tag, double absent) {
        String value = text(message, tag);
        try {
            return value.isEmpty() ? absent : Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return absent;
        }
    }

    private static boolean isStatusAnswer(FieldMap message) {
        return code(message, ExecType.FIELD) == ExecType.ORDER_STATUS;
    }

    private static VenueReport.Kind kind(FieldMap message) {
        return switch (code(message, ExecType.FIELD)) {
            case ExecType.ORDER_STATUS -> VenueReport.Kind.STATUS_ANSWER;
            case ExecType.TRADE_CANCEL, ExecType.TRADE_CORRECT -> VenueReport.Kind.BUST;
            default -> VenueReport.Kind.NEWS;
        };
    }

    private static String closedMark(FieldMap message) {
        boolean closed =
                code(message, OrdStatus.FIELD) == OrdStatus.REJECTED
                        && number(message, OrdRejReason.FIELD, -1) == OrdRejReason.EXCHANGE_CLOSED;
        return closed ? ExecutionReport.MARKET_CLOSED : "";
    }

    private static char code(FieldMap message, int tag) {
        String value = text(message, tag);
        return value.length() == 1 ? value.charAt(0) : ' ';
    }

    private static OrderState state(FieldMap message, double cumulative) {
        boolean filled = cumulative > 0;
        return switch (code(message, OrdStatus.FIELD)) {
            case OrdStatus.NEW, OrdStatus.PENDING_NEW, OrdStatus.ACCEPTED_FOR_BIDDING ->
                    OrderState.NEW;
            case OrdStatus.PARTIALLY_FILLED -> OrderState.PARTIALLY_FILLED;
            case OrdStatus.FILLED -> OrderState.FILLED;
            case OrdStatus.CANCELED, OrdStatus.DONE_FOR_DAY -> OrderState.CANCELLED;
            case OrdStatus.EXPIRED -> filled ? OrderState.CANCELLED : OrderState.EXPIRED;
            case OrdStatus.REJECTED -> rejected(message);
            case OrdStatus.PENDING_CANCEL,
                    OrdStatus.PENDING_REPLACE,
                    OrdStatus.REPLACED,
                    OrdStatus.STOPPED,
                    OrdStatus.SUSPENDED,
                    OrdStatus.CALCULATED ->
                    filled ? OrderState.PARTIALLY_FILLED : OrderState.NEW;
            default -> OrderState.UNKNOWN;
        };
    }

    /**
     * Maps a rejection to a state; a refused duplicate means another order with this id, of unknown
     * outcome.
     */
    private static OrderState rejected(FieldMap message) {
        boolean duplicate = number(message, OrdRejReason.FIELD, -1) == OrdRejReason.DUPLICATE_ORDER;
        return duplicate ? OrderState.UNKNOWN : OrderState.REJECTED;
    }
}
