package io.tickflow.operate.rollout.platform;

import java.util.Optional;

/**
 * Result of a stop.
 *
 * @param snapshot of the ended job; empty if it runs on
 * @param refusal reason for which it runs on; empty if it ended
 */
public record StopResult(Optional<Snapshot> snapshot, String refusal) {

    /** The job has ended. */
    public static StopResult of(Snapshot snapshot) {
        return new StopResult(Optional.of(snapshot), "");
    }

    /** The job runs on. */
    public static StopResult refused(String reason) {
        return new StopResult(Optional.empty(), reason);
    }
}
