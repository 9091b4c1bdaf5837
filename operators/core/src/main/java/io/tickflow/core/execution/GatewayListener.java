package io.tickflow.core.execution;

import io.tickflow.core.instrument.Quantity;
import java.util.Map;

/**
 * Receiver of a venue's news. Called on threads of the gateway, which may be held for a short while
 * to slow down a venue that talks faster than it is listened to.
 */
public interface GatewayListener {

    /**
     * A session is logged on. No order may be sent on it before open intents are reconciled.
     *
     * @param sessionNumber tells this session from those before
     */
    void onSessionUp(int sessionNumber);

    /** The session is gone. */
    void onSessionDown(String reason);

    /** The venue reported on an order. */
    void onReport(VenueReport report);

    /** The venue was asked about an order and does not know it. */
    void onNotKnown(String clOrdId, String text);

    /**
     * The venue told the positions of the account.
     *
     * @param bySymbol units held by symbol as the feed names it, negative if short; nothing is held
     *     on a symbol that is absent
     */
    default void onPositions(Map<String, Quantity> bySymbol) {
        onPositions(bySymbol, Long.MAX_VALUE);
    }

    /**
     * The venue told the positions that the account had.
     *
     * @param asOfMillis wall time of the positions: they do not hold fills that were told since
     */
    default void onPositions(Map<String, Quantity> bySymbol, long asOfMillis) {}

    /** Reports a refused request for positions, which is no evidence about them. */
    default void onPositionsRefused(String text) {}

    /** Reports a refused status request, which is no evidence about the order. */
    void onStatusRefused(String clOrdId, String text);
}
