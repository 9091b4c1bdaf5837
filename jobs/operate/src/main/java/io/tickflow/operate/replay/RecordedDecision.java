package io.tickflow.operate.replay;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.Side;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.core.signal.SignalVerdict;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import org.jspecify.annotations.Nullable;

/**
 * Decision as the history has it.
 *
 * @param vector its vector, in the order of the schema that it was read with
 * @param prediction prediction of the champion; null if the history has none
 * @param signal its signal; null if there was none
 */
public record RecordedDecision(
        FeatureVector vector, @Nullable Prediction prediction, @Nullable RecordedSignal signal) {

    /**
     * Signal of a decision.
     *
     * @param role part of its bundle in the pipeline
     * @param side side of the proposed trade
     * @param confidence max(p, 1 - p)
     * @param verdict CANDIDATE or VETOED
     * @param reason reason of the veto
     */
    public record RecordedSignal(
            PredictionRole role,
            Side side,
            float confidence,
            SignalVerdict verdict,
            SignalReason reason) {

        /** Returns true if the desk was asked to act on it. */
        boolean candidate() {
            return verdict == SignalVerdict.CANDIDATE;
        }
    }
}
