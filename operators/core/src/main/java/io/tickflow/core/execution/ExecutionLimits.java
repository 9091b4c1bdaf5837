package io.tickflow.core.execution;

import java.io.Serializable;

/**
 * Bounds and waits of an execution sink.
 *
 * @param logonWaitMillis how long opening waits for a session that is logged on and reconciled
 *     before the job goes on without one; 0 not to wait
 * @param reconcileMillis how long new orders are held back after a logon for answers about open
 *     intents; what has no answer by then stays open
 * @param statusWaitMillis silence after which the venue is asked about an order; also how long an
 *     order must stay unknown to the venue before it ends EXPIRED
 * @param silenceMillis how long an order may be without any word of the venue before no more are
 *     sent: what a frozen venue finds in its socket when it wakes up would be executed late
 * @param waitingExitsMax exit orders that may wait for a session
 * @param openOrdersMax orders without a terminal report
 * @param rememberedOrdersMax orders with a terminal report of which repetitions are recognised by
 *     ClOrdID(11), and decisions whose first verdict is known; what happened at or before the
 *     newest forgotten one is not sent
 * @param inFlightMax verdicts between arrival and their turn on the session; a full house holds the
 *     task thread
 * @param closeMillis longest time that closing may take
 */
public record ExecutionLimits(
        long logonWaitMillis,
        long reconcileMillis,
        long statusWaitMillis,
        long silenceMillis,
        int waitingExitsMax,
        int openOrdersMax,
        int rememberedOrdersMax,
        int inFlightMax,
        long closeMillis)
        implements Serializable {

    public static final ExecutionLimits DEFAULT =
            new ExecutionLimits(
                    10_000, 5_000, 10_000, 5_000, 1_000, 10_000, 100_000, 1_024, 10_000);

    public ExecutionLimits {
        Requirements.require(logonWaitMillis >= 0, "logonWaitMillis", "must not be negative");
        Requirements.positive(reconcileMillis, "reconcileMillis");
        Requirements.positive(statusWaitMillis, "statusWaitMillis");
        Requirements.positive(silenceMillis, "silenceMillis");
        Requirements.positive(waitingExitsMax, "waitingExitsMax");
        Requirements.positive(openOrdersMax, "openOrdersMax");
        Requirements.positive(rememberedOrdersMax, "rememberedOrdersMax");
        Requirements.positive(inFlightMax, "inFlightMax");
        Requirements.positive(closeMillis, "closeMillis");
    }

    /** The same with other waits. */
    public ExecutionLimits withWaits(
            long logonWaitMillis, long reconcileMillis, long statusWaitMillis) {
        return new ExecutionLimits(
                logonWaitMillis,
                reconcileMillis,
                statusWaitMillis,
                silenceMillis,
                waitingExitsMax,
                openOrdersMax,
                rememberedOrdersMax,
                inFlightMax,
                closeMillis);
    }
}
