package io.tickflow.core.signal;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import java.util.List;

/**
 * Prediction with the properties of its vector that the signal checks need.
 *
 * @param prediction prediction of the model
 * @param ordinal position of the tick among the accepted ones of its millisecond, from 0
 * @param ready true if the vector was settled and no input of the model was NaN
 * @param quality bits of {@link io.tickflow.core.feature.Quality}
 * @param bid price at the decision
 * @param ask price at the decision
 * @param typicalSpread decayed mean of the spread, price units
 * @param appendTimeMillis timestamp of the tick's Kafka record
 * @param breakerChanges changes of circuit breakers that took effect with this decision
 * @param decides false if it is recorded only, as another bundle decides on the same vector
 */
public record ScoredDecision(
        Prediction prediction,
        int ordinal,
        boolean ready,
        int quality,
        double bid,
        double ask,
        double typicalSpread,
        long appendTimeMillis,
        List<BreakerChange> breakerChanges,
        boolean decides) {

    /** Copies the changes. */
    public ScoredDecision {
        breakerChanges = List.copyOf(breakerChanges);
    }

    /**
     * Creates the decision on {@code vector}; {@code complete} means that no input of the model is
     * NaN.
     */
    public static ScoredDecision of(FeatureVector vector, Prediction prediction, boolean complete) {
        return new ScoredDecision(
                prediction,
                vector.ordinal(),
                vector.ready() && complete,
                vector.quality(),
                vector.bid(),
                vector.ask(),
                vector.typicalSpread(),
                vector.appendTimeMillis(),
                List.of(),
                true);
    }

    /** Copy with the changes of circuit breakers that took effect with it. */
    public ScoredDecision with(List<BreakerChange> changes) {
        return new ScoredDecision(
                prediction,
                ordinal,
                ready,
                quality,
                bid,
                ask,
                typicalSpread,
                appendTimeMillis,
                changes,
                decides);
    }

    /** Copy for the part of its bundle in the pipeline. */
    public ScoredDecision as(PredictionRole role, boolean deciding) {
        return new ScoredDecision(
                prediction.role() == role ? prediction : prediction.as(role),
                ordinal,
                ready,
                quality,
                bid,
                ask,
                typicalSpread,
                appendTimeMillis,
                breakerChanges,
                deciding);
    }

    /** Ask minus bid, price units. */
    public double spread() {
        return ask - bid;
    }
}
