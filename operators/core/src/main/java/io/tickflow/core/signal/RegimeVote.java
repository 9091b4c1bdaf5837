package io.tickflow.core.signal;

import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.Prediction;

/**
 * Last vote of the regime role on a symbol, which counts until the next one. A vote of the same
 * probability is no new one, so that a regime that stays is not written to state at every tick.
 *
 * @param probability probability of the regime, 0 to 1; NaN if the role abstained when it was due
 * @param eventTimeMillis UTC time of the first tick with that vote, epoch milliseconds
 */
public record RegimeVote(float probability, long eventTimeMillis) {

    /** Vote before the first decision point of the role. */
    public static final RegimeVote NONE = new RegimeVote(Float.NaN, Long.MIN_VALUE);

    /** Vote after {@code prediction}: a new one if the role was due and says something else. */
    RegimeVote after(Prediction prediction) {
        return prediction.regimeAbstention() == Abstention.OTHER_DECISION_POINT
                        || Float.compare(prediction.regimeProbability(), probability) == 0
                ? this
                : new RegimeVote(prediction.regimeProbability(), prediction.eventTimeMillis());
    }

    boolean isAbsent() {
        return !(probability >= 0 && probability <= 1);
    }
}
