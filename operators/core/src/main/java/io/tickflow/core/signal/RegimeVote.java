package io.tickflow.core.signal;

import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.Prediction;

/**
 * Last vote of the regime role on a symbol, which counts until the next one.
 *
 * @param probability probability of the regime, 0 to 1; NaN if the role abstained when it was due
 * @param eventTimeMillis UTC time of the tick of that vote, epoch milliseconds
 */
public record RegimeVote(float probability, long eventTimeMillis) {

    /** Vote before the first decision point of the role. */
    public static final RegimeVote NONE = new RegimeVote(Float.NaN, Long.MIN_VALUE);

    /** Vote after {@code prediction}: a new one if the role was due. */
    RegimeVote after(Prediction prediction) {
        return prediction.regimeAbstention() == Abstention.OTHER_DECISION_POINT
                ? this
                : new RegimeVote(prediction.regimeProbability(), prediction.eventTimeMillis());
    }

    boolean isAbsent() {
        return !(probability >= 0 && probability <= 1);
    }
}
