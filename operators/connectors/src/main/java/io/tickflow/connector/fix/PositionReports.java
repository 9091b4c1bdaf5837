package io.tickflow.connector.fix;

import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Quantity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.field.LongQty;
import quickfix.field.NoPositions;
import quickfix.field.PosReqID;
import quickfix.field.PosReqResult;
import quickfix.field.ShortQty;
import quickfix.field.Text;
import quickfix.field.TotalNumPosReports;

/**
 * Collects the PositionReport(35=AP)s of one request and tells them once they are complete. Only
 * the newest request counts. The engine's thread calls it.
 */
final class PositionReports {

    private final FixConfig config;
    private final GatewayListener listener;
    private final Map<String, Quantity> bySymbol = new HashMap<>();
    private String requestId = "";
    private int received;

    PositionReports(FixConfig config, GatewayListener listener) {
        this.config = config;
        this.listener = listener;
    }

    /** RequestForPositionsAck(35=AO): no positions, or a refusal; otherwise reports follow. */
    void onAcknowledged(Message message) {
        int result = (int) FixReports.number(message, PosReqResult.FIELD, PosReqResult.OTHER);
        if (result == PosReqResult.NO_POSITIONS_FOUND_THAT_MATCH_CRITERIA) {
            listener.onPositions(Map.of());
        } else if (result != PosReqResult.VALID_REQUEST) {
            listener.onPositionsRefused(FixReports.text(message, Text.FIELD));
        } else if (FixReports.number(message, TotalNumPosReports.FIELD, -1) == 0) {
            listener.onPositions(Map.of());
        }
    }

    /** PositionReport(35=AP). */
    void onReport(Message message) {
        String id = FixReports.text(message, PosReqID.FIELD);
        if (!id.equals(requestId)) {
            requestId = id;
            received = 0;
            bySymbol.clear();
        }
        received++;
        Instrument instrument = FixReports.instrument(message, config);
        bySymbol.merge(
                FixReports.feedSymbol(message, instrument),
                units(message, instrument),
                Quantity::plus);
        if (received >= FixReports.number(message, TotalNumPosReports.FIELD, 1)) {
            listener.onPositions(Map.copyOf(bySymbol));
            requestId = "";
        }
    }

    private static Quantity units(Message message, @Nullable Instrument instrument) {
        Quantity units = Quantity.ZERO;
        int groups = (int) FixReports.number(message, NoPositions.FIELD, 0);
        for (int i = 1; i <= groups; i++) {
            units = units.plus(net(group(message, i), instrument));
        }
        return groups == 0 ? net(message, instrument) : units;
    }

    private static Quantity net(FieldMap fields, @Nullable Instrument instrument) {
        Quantity bought = FixReports.quantity(fields, LongQty.FIELD, instrument);
        Quantity sold = FixReports.quantity(fields, ShortQty.FIELD, instrument);
        return (bought == null ? Quantity.ZERO : bought).minus(sold == null ? Quantity.ZERO : sold);
    }

    private static Group group(Message message, int index) {
        try {
            return message.getGroup(index, NoPositions.FIELD);
        } catch (FieldNotFound e) {
            throw new IllegalStateException("a group that is counted can be read", e);
        }
    }
}
