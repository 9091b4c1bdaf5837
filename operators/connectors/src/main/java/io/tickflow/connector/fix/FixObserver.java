package io.tickflow.connector.fix;

import io.tickflow.connector.tls.TlsFault;

/** Receiver of a session's news beside those of orders. Called on threads of the engine. */
public interface FixObserver extends AutoCloseable {

    /** Takes no notice. */
    FixObserver NONE = new FixObserver() {};

    /** The handshake of a connection failed. */
    default void onHandshakeFailed(TlsFault fault) {}

    /**
     * The broker refused a logon.
     *
     * @param reason the broker's words, for a person
     * @param pauseSeconds pause before the next attempt
     */
    default void onLogonRefused(String reason, int pauseSeconds) {}

    /**
     * Time goes on in a session that has session times. Called several times a second.
     *
     * @param closed the times and the next logon if it is outside them now; empty if it is not
     */
    default void onSessionTimes(String closed) {}

    /**
     * A message passed. Must not block.
     *
     * @param outgoing true if this side sent it
     * @param text the message without its secrets, fields ended by SOH
     */
    default void onMessage(boolean outgoing, String text) {}

    /** Ends the receiver, after the last message of its session. */
    @Override
    default void close() {}
}
