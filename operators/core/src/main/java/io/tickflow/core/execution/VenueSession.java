package io.tickflow.core.execution;

import java.time.InstantSource;

/** Session with the venue as the router knows it. Once closed it stays closed. One thread. */
final class VenueSession {

    private final InstantSource clock;
    private final ExecutionListener listener;
    private SessionState state = SessionState.DOWN;
    private int number;

    VenueSession(InstantSource clock, ExecutionListener listener) {
        this.clock = clock;
        this.listener = listener;
        change(SessionState.DOWN, "");
    }

    /** Begins a session that is not reconciled yet; false if no more are wanted. */
    boolean begin(int sessionNumber) {
        if (isClosed()) {
            return false;
        }
        number = sessionNumber;
        change(SessionState.RECONCILING, "");
        return true;
    }

    /** Lets new orders leave. */
    void open() {
        change(SessionState.READY, "");
    }

    /** Ends the session, if there is one. */
    void drop(String reason) {
        if (isLoggedOn()) {
            change(SessionState.DOWN, reason);
        }
    }

    /** Ends this session and all that might follow. */
    void close() {
        change(SessionState.CLOSED, "");
    }

    boolean isLoggedOn() {
        return state == SessionState.RECONCILING || state == SessionState.READY;
    }

    boolean isReconciling() {
        return state == SessionState.RECONCILING;
    }

    boolean isReady() {
        return state == SessionState.READY;
    }

    boolean isClosed() {
        return state == SessionState.CLOSED;
    }

    /** Number that the gateway gave the latest session. */
    int number() {
        return number;
    }

    /** Reason why an order cannot leave now, for a person. */
    String obstacle() {
        return switch (state) {
            case DOWN -> "no session with the venue";
            case RECONCILING -> "the session is not reconciled yet";
            case CLOSED -> "the sink was closed";
            case READY -> "the venue is silent";
        };
    }

    private void change(SessionState next, String reason) {
        state = next;
        listener.onSession(next, clock.millis(), reason);
    }
}
