package io.tickflow.core.signal;

import io.tickflow.core.market.Side;

/**
 * What we believe at one decision point, after the checks.
 *
 * @param decisionId the decision
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC time of the tick, epoch milliseconds
 * @param ordinal position of the tick among the accepted ones of its millisecond, from 0: with the
 *     time, the order of a symbol's signals
 * @param side of the trade that it asks for
 * @param confidence max(p, 1 - p), 0.5 to 1
 * @param verdict CANDIDATE or VETOED
 * @param reason why it was vetoed; {@link SignalReason#NONE} for a candidate
 * @param bid price at the decision
 * @param ask price at the decision
 * @param horizonMillis how long a position opened on it is held
 * @param timeToLiveMillis age, counted from {@code appendTimeMillis}, past which the desk must not
 *     act on it
 * @param appendTimeMillis timestamp of the tick's Kafka record
 * @param modelId bundle that predicted
 * @param modelVersion its version
 */
public record Signal(
        String decisionId,
        String symbol,
        long eventTimeMillis,
        int ordinal,
        Side side,
        float confidence,
        SignalVerdict verdict,
        SignalReason reason,
        double bid,
        double ask,
        long horizonMillis,
        long timeToLiveMillis,
        long appendTimeMillis,
        String modelId,
        String modelVersion) {

    /** True if the desk may act on it. */
    public boolean candidate() {
        return verdict == SignalVerdict.CANDIDATE;
    }
}
