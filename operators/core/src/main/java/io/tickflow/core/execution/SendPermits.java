package io.tickflow.core.execution;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Lets each order pass to the socket once, while it has not expired, on the session that was
 * reconciled, and while the lease of the account is held. What has no permit, such as anything that
 * the engine wants to send again, stays here. Thread-safe; holds only orders in the act of being
 * sent.
 */
public final class SendPermits {

    private record Permit(long expiresAtMillis, int sessionNumber, boolean leaseMissed) {}

    /** Fate of a permit. */
    public enum Use {
        /** The order passed. */
        USED,
        /** The order came too late, or to another session, or not at all. */
        NOT_USED,
        /** All was well but the lease. */
        LEASE_MISSED
    }

    private final Map<String, Permit> byClOrdId = new ConcurrentHashMap<>();
    private final AtomicInteger session = new AtomicInteger();
    private final InstantSource clock;
    private final BooleanSupplier leaseHeld;

    /** Permits for one session at a time; there is none before {@link #nextSession}. */
    public SendPermits(InstantSource clock, BooleanSupplier leaseHeld) {
        this.clock = clock;
        this.leaseHeld = leaseHeld;
    }

    /** True while this process may trade: without that it does not even log on. */
    public boolean leaseHeld() {
        return leaseHeld.getAsBoolean();
    }

    /** Ends the session that there is: permits for it are void. Returns the number of the next. */
    public int nextSession() {
        return session.incrementAndGet();
    }

    /** Lets one order pass once. */
    public void grant(String clOrdId, long expiresAtMillis, int sessionNumber) {
        byClOrdId.put(clOrdId, new Permit(expiresAtMillis, sessionNumber, false));
    }

    /** True once for each order that may leave now. */
    public boolean use(String clOrdId) {
        Permit permit = byClOrdId.get(clOrdId);
        if (permit == null
                || clock.millis() > permit.expiresAtMillis()
                || permit.sessionNumber() != session.get()) {
            return false;
        }
        // Last, as nothing may come between this and the socket that need not.
        if (!leaseHeld()) {
            byClOrdId.replace(
                    clOrdId, new Permit(permit.expiresAtMillis(), permit.sessionNumber(), true));
            return false;
        }
        return byClOrdId.remove(clOrdId, permit);
    }

    /** Revokes the permit and returns its use. */
    public Use revoke(String clOrdId) {
        Permit permit = byClOrdId.remove(clOrdId);
        if (permit == null) {
            return Use.USED;
        }
        return permit.leaseMissed() ? Use.LEASE_MISSED : Use.NOT_USED;
    }
}
