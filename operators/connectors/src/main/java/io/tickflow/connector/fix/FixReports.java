package io.tickflow.connector.fix;

import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderState;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import quickfix.field.SecurityID;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TransactTime;

/**
 * Parser of ExecutionReport(35=8). The state follows OrdStatus(39) alone, as brokers disagree on
 * ExecType(150). Lenient towards missing and non-numeric fields.
 */
final class FixReports {

    private static final Set<String> NO_ORDER_ID = Set.of("", "0", "NONE", "UNKNOWN");

    private FixReports() {}

    /**
     * The report, with its symbol and quantities by its instrument; its ClOrdID(11) is empty if
     * there is none.
     */
    static VenueReport read(FieldMap message, FixConfig config) {
        Instrument instrument = instrument(message, config);
        // Without a name the measure is unknown where the broker counts in lots.
        boolean isMeasured = instrument != null || !config.instruments().anyInLots();
        Quantity cumulative = isMeasured ? quantity(message, CumQty.FIELD, instrument) : null;
        Quantity last = isMeasured ? quantity(message, LastQty.FIELD, instrument) : null;
        return new VenueReport(
                text(message, ClOrdID.FIELD),
                feedSymbol(message, instrument),
                state(message, cumulative != null && cumulative.isPositive()),
                last == null ? Quantity.ZERO : last,
                number(message, LastPx.FIELD, Double.NaN),
                cumulative,
                number(message, AvgPx.FIELD, Double.NaN),
                text(message, OrderID.FIELD),
                text(message, ExecID.FIELD),
                text(message, TransactTime.FIELD),
                kind(message),
                closedMark(message) + text(message, Text.FIELD),
                config.isHedging() ? text(message, config.positionIdTag()) : "");
    }

    /** Instrument by the broker's name; null if there is none. */
    static @Nullable Instrument instrument(FieldMap message, FixConfig config) {
        return config.instruments()
                .findByVenue(text(message, Symbol.FIELD), text(message, SecurityID.FIELD));
    }

    /** The feed's name of the symbol; the broker's if there is no instrument. */
    static String feedSymbol(FieldMap message, @Nullable Instrument instrument) {
        return instrument == null ? text(message, Symbol.FIELD) : instrument.symbol();
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

    /** Units in {@code tag}; null if it is missing or not a number. */
    static @Nullable Quantity quantity(FieldMap message, int tag, @Nullable Instrument instrument) {
        return quantity(text(message, tag), instrument);
    }

    /** Units in {@code value}; null if it is not a number. */
    static @Nullable Quantity quantity(String value, @Nullable Instrument instrument) {
        try {
            Quantity read = Quantity.nearest(new BigDecimal(value));
            return instrument == null ? read : instrument.fromVenue(read);
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
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

    private static OrderState state(FieldMap message, boolean filled) {
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
     * outcome, and one that came too late has expired.
     */
    private static OrderState rejected(FieldMap message) {
        return switch ((int) number(message, OrdRejReason.FIELD, -1)) {
            case OrdRejReason.DUPLICATE_ORDER -> OrderState.UNKNOWN;
            case OrdRejReason.TOO_LATE_TO_ENTER -> OrderState.EXPIRED;
            default -> OrderState.REJECTED;
        };
    }
}
