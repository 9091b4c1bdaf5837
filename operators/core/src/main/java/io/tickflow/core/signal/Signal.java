package io.tickflow.core.signal;

import io.tickflow.core.market.Side;
import io.tickflow.model.contract.PredictionRole;

/**
 * Signal at one decision point, after the checks.
 *
 * @param decisionId id of the decision
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC time of the tick, epoch milliseconds
 * @param ordinal position of the tick among the accepted ones of its millisecond, from 0; time and
 *     ordinal order the signals of a symbol
 * @param side side of the proposed trade
 * @param confidence max(p, 1 - p), 0.5 to 1
 * @param verdict CANDIDATE or VETOED
 * @param reason reason of the veto; {@link SignalReason#NONE} for a candidate
 * @param bid price at the decision
 * @param ask price at the decision
 * @param horizonMillis holding time of a position opened on it
 * @param timeToLiveMillis age, counted from {@code appendTimeMillis}, at which it expires for the
 *     desk
 * @param appendTimeMillis timestamp of the tick's Kafka record
 * @param modelId id of the model bundle
 * @param modelVersion version of the model bundle
 * @param role part of the bundle in the pipeline; records of earlier releases have none, which
 *     means {@link PredictionRole#CHAMPION}
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
        String modelVersion,
        PredictionRole role) {

    /** Returns true if the desk may act on it. */
    public boolean candidate() {
        return verdict == SignalVerdict.CANDIDATE;
    }
}
