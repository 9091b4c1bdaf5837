package io.tickflow.flink.function;

import java.io.Serializable;

/**
 * Settings of a {@link ScoringFunction}.
 *
 * @param capacity largest number of vectors in flight, the capacity of the async operator
 * @param batchRowsMax largest number of rows in a call of a member
 * @param timeoutMillis age of a waiting vector at which it is not scored any more, and longest call
 *     of a member; 0 for no deadlines and no circuit breakers, so that replays do not depend on
 *     time
 * @param breakerFailures failed calls of a member in a row that open its circuit breaker; above 0
 */
public record ScoringStage(int capacity, int batchRowsMax, long timeoutMillis, int breakerFailures)
        implements Serializable {

    /** Returns true without any deadline. */
    boolean isUnhurried() {
        return timeoutMillis == 0;
    }

    /**
     * Deadline of a member's call; 0 for none.
     *
     * @param ownMillis deadline that the member states; 0 for none
     */
    long deadlineMillis(long ownMillis) {
        return ownMillis == 0 || isUnhurried() ? timeoutMillis : Math.min(ownMillis, timeoutMillis);
    }
}
