package io.tickflow.connector.fix;

import io.tickflow.core.event.Mode;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * All that an {@link ExecutionSink} needs to know.
 *
 * @param account the one account that the sink trades; verdicts for others end EXPIRED
 * @param mode where orders go
 * @param log where verdicts and reports are recorded
 * @param fix session with the broker; null in {@link Mode#PAPER}, where nothing leaves
 * @param limits bounds and waits
 */
public record ExecutionConfig(
        String account,
        Mode mode,
        OrderLogConfig log,
        @Nullable FixConfig fix,
        ExecutionLimits limits)
        implements Serializable {

    public ExecutionConfig {
        Requirements.notBlank(account, "account");
        Requirements.require(
                (fix == null) == (mode == Mode.PAPER),
                "fix",
                "must be absent in mode PAPER and present in " + Mode.DEMO + " and " + Mode.LIVE);
    }

    /** Fills inside the sink at the desk's reference prices. */
    public static ExecutionConfig paper(String account, OrderLogConfig log) {
        return new ExecutionConfig(account, Mode.PAPER, log, null, ExecutionLimits.DEFAULT);
    }

    /** Orders to a broker's demo account or to the sandbox venue. */
    public static ExecutionConfig demo(String account, OrderLogConfig log, FixConfig fix) {
        return new ExecutionConfig(account, Mode.DEMO, log, fix, ExecutionLimits.DEFAULT);
    }

    /** The same with other bounds and waits. */
    public ExecutionConfig with(ExecutionLimits limits) {
        return new ExecutionConfig(account, mode, log, fix, limits);
    }
}
