package io.tickflow.core.execution;

import io.tickflow.core.order.OrderDecision;
import java.io.IOException;

/** Way to a venue. Called by one thread. */
public interface OrderGateway extends AutoCloseable {

    /** Knowledge of an order after {@link #send}. */
    enum Sent {
        /** Its bytes were handed to the network. */
        YES,
        /** Its bytes did not leave, and never will. */
        NO,
        /** Its bytes did not leave since the lease was not held; the session is as it was. */
        NOT_NOW,
        /** Its bytes may have left: only the venue can say. */
        PERHAPS
    }

    /**
     * Begins to connect, and keeps trying until closed.
     *
     * @throws IOException if the configuration makes a session impossible
     */
    void start(GatewayListener listener) throws IOException;

    /**
     * Sends a market order, unless it is past its expiry or that session is over. Never repeats.
     *
     * @param sessionNumber the session that was reconciled, as {@link GatewayListener#onSessionUp}
     *     numbered it
     */
    Sent send(OrderDecision order, int sessionNumber);

    /** Asks about one order: OrderStatusRequest(35=H). */
    void askStatus(OrderDecision order);

    /** Asks about all orders that the venue holds: OrderMassStatusRequest(35=AF). */
    void askMassStatus();

    /** Asks about the positions of the account: RequestForPositions(35=AN). */
    void askPositions();

    /** Habits of the venue. */
    VenueProfile profile();

    /**
     * Asks the venue for a sign of life: TestRequest(35=1).
     *
     * @return number of the probe, above those before
     */
    int probe();

    /** Number of the newest probe that the venue answered; 0 before the first. */
    int answeredProbe();

    /**
     * Leaves the session that there is, without a word: a process that may not trade must not keep
     * another from logging on. There is another session when it may again.
     */
    void leave();

    /** Ends the session, in bounded time. */
    @Override
    void close();
}
