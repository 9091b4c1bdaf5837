package io.tickflow.connector.execution;

import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.execution.Requirements;
import io.tickflow.core.execution.paper.PaperTerms;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of an {@link ExecutionSink}.
 *
 * @param account account traded by the sink; verdicts for others end EXPIRED
 * @param deployment pipeline and destination of orders
 * @param log topics of verdicts and reports
 * @param fix session with the broker; null in {@link Mode#PAPER}, where no order leaves
 * @param limits bounds and waits
 * @param leaseMillis time for which an acknowledged heartbeat allows this sink to send, and for
 *     which a successor waits; 1,000 to 60,000
 * @param paper terms of fills in {@link Mode#PAPER}
 */
public record ExecutionConfig(
        String account,
        Deployment deployment,
        OrderLogConfig log,
        @Nullable FixConfig fix,
        ExecutionLimits limits,
        long leaseMillis,
        PaperTerms paper)
        implements Serializable {

    public static final long LEASE_MILLIS = 3_000;
    public static final long LEASE_MILLIS_MIN = 1_000;
    public static final long LEASE_MILLIS_MAX = 60_000;

    public ExecutionConfig {
        Requirements.notBlank(account, "account");
        Requirements.require(
                (fix == null) == (deployment.mode() == Mode.PAPER),
                "fix",
                "must be absent in mode PAPER and present in " + Mode.DEMO + " and " + Mode.LIVE);
        Requirements.require(
                leaseMillis >= LEASE_MILLIS_MIN && leaseMillis <= LEASE_MILLIS_MAX,
                "leaseMillis",
                "must be " + LEASE_MILLIS_MIN + " to " + LEASE_MILLIS_MAX);
    }

    /** A sink with the standard terms of paper fills. */
    public ExecutionConfig(
            String account,
            Deployment deployment,
            OrderLogConfig log,
            @Nullable FixConfig fix,
            ExecutionLimits limits,
            long leaseMillis) {
        this(account, deployment, log, fix, limits, leaseMillis, PaperTerms.DEFAULT);
    }

    /** Fills inside the sink at the next tick. */
    public static ExecutionConfig paper(String pipeline, String account, OrderLogConfig log) {
        return new ExecutionConfig(
                account,
                new Deployment(pipeline, Mode.PAPER),
                log,
                null,
                ExecutionLimits.DEFAULT,
                LEASE_MILLIS);
    }

    /** Orders to a broker's demo account or to the sandbox venue. */
    public static ExecutionConfig demo(
            String pipeline, String account, OrderLogConfig log, FixConfig fix) {
        return new ExecutionConfig(
                account,
                new Deployment(pipeline, Mode.DEMO),
                log,
                fix,
                ExecutionLimits.DEFAULT,
                LEASE_MILLIS);
    }

    /** Returns a copy with other bounds and waits. */
    public ExecutionConfig with(ExecutionLimits limits) {
        return new ExecutionConfig(account, deployment, log, fix, limits, leaseMillis, paper);
    }

    /** Returns a copy with snapshots of the ledger in {@code folder}, unless they have one. */
    public ExecutionConfig withSnapshots(String folder) {
        OrderLogConfig kept =
                log.snapshotFolder().isEmpty()
                        ? log.withSnapshots(log.snapshotEvery(), folder)
                        : log;
        return new ExecutionConfig(account, deployment, kept, fix, limits, leaseMillis, paper);
    }

    /** Returns a copy with another lease. */
    public ExecutionConfig withLeaseMillis(long leaseMillis) {
        return new ExecutionConfig(account, deployment, log, fix, limits, leaseMillis, paper);
    }
}
