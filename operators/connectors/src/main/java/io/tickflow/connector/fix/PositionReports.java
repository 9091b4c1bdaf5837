package io.tickflow.connector.fix;

import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Quantity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quickfix.Message;
import quickfix.field.LongQty;
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

    /**
     * Sums the groups of the message as it came: without a dictionary the engine keeps none of
     * them.
     */
    private static Quantity units(Message message, @Nullable Instrument instrument) {
        String text = message.toRawString();
        return sum(text, LongQty.FIELD, instrument).minus(sum(text, ShortQty.FIELD, instrument));
    }

    private static Quantity sum(String text, int tag, @Nullable Instrument instrument) {
        Quantity sum = Quantity.ZERO;
        for (String value : FixText.values(text, tag)) {
            Quantity added = FixReports.quantity(value, instrument);
            sum = added == null ? sum : sum.plus(added);
        }
        return sum;
    }
}
