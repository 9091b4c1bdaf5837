package io.tickflow.connector.fix;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets each order pass to the socket once, while it has not expired and on the session that was
 * reconciled. What has no permit, such as anything that the engine wants to send again, stays here.
 * Thread-safe; holds only orders in the act of being sent.
 */
final class SendPermits {

    private record Permit(long expiresAtMillis, int sessionNumber) {}

    private final Map<String, Permit> byClOrdId = new ConcurrentHashMap<>();
    private final AtomicInteger session = new AtomicInteger();
    private final InstantSource clock;

    SendPermits(InstantSource clock) {
        this.clock = clock;
    }

    /** Ends the session that there is: permits for it are void. Returns the number of the next. */
    int nextSession() {
        return session.incrementAndGet();
    }

    void grant(String clOrdId, long expiresAtMillis, int sessionNumber) {
        byClOrdId.put(clOrdId, new Permit(expiresAtMillis, sessionNumber));
    }

    /** True once for each order that may leave now. */
    boolean use(String clOrdId) {
        Permit permit = byClOrdId.get(clOrdId);
        return permit != null
                && clock.millis() <= permit.expiresAtMillis()
                && permit.sessionNumber() == session.get()
                && byClOrdId.remove(clOrdId, permit);
    }

    /** Takes the permit back; true if it was not used. */
    boolean revoke(String clOrdId) {
        return byClOrdId.remove(clOrdId) != null;
    }
}
