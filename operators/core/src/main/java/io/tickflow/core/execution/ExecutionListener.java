package io.tickflow.core.execution;

import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.OrderDecision;

/** Observer of the execution core, which counts and logs nothing itself. Called by one thread. */
public interface ExecutionListener {

    /**
     * The session with the venue is in another state.
     *
     * @param sinceMillis wall time of the change, epoch milliseconds
     * @param reason why it went down, for a person; empty if it did not
     */
    void onSession(SessionState state, long sinceMillis, String reason);

    /** The bytes of an order were handed to the session. */
    void onSent();

    /** An order ended without a fill, because it was not sent or never reached the venue. */
    void onExpired();

    /** An order has its turn, but the lease of the account is not held: it waits. */
    void onLeaseMissed();

    /** A verdict came again whose order is known. */
    void onRepeated();

    /** Reports an approval that contradicts the recorded refusal. */
    void onContradiction(OrderDecision intent, DeskVerdict recorded);

    /** A report was published. */
    void onReport();

    /** A report of the venue said nothing new and was dropped. */
    void onReportDropped();

    /** Reports a message of the venue on a foreign order. */
    void onForeignReport(VenueReport report);

    /** The venue does not tell positions. */
    void onPositionsRefused(String text);

    /** A trade was busted, or a filled quantity fell. */
    void onBust(VenueReport report);

    /**
     * Symbols were blocked or no longer are.
     *
     * @param symbols number of blocked symbols
     */
    void onBlocked(int symbols);

    /** Something was filled for an order that had ended. */
    void onLateFill();

    /** The venue was asked about an order. */
    void onStatusRequest();

    /**
     * The venue said its first word about an order of this session.
     *
     * @param waitedMillis time since the order was sent
     */
    void onFirstWord(long waitedMillis);
}
