package io.tickflow.core.execution;

/**
 * What a gateway reports. Called on threads of the gateway, which may be held for a short while to
 * slow down a venue that talks faster than it is listened to.
 */
interface GatewayListener {

    /**
     * A session is logged on. No order may be sent on it before open intents are reconciled.
     *
     * @param sessionNumber tells this session from those before
     */
    void sessionUp(int sessionNumber);

    /** The session is gone. */
    void sessionDown(String reason);

    /** The venue reported on an order. */
    void reported(VenueReport report);

    /** The venue was asked about an order and does not know it. */
    void notKnown(String clOrdId, String text);

    /** The venue would not say whether it knows an order. This is no evidence of anything. */
    void statusRefused(String clOrdId, String text);
}
