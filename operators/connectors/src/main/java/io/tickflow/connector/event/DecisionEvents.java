package io.tickflow.connector.event;

import io.tickflow.connector.avro.AvroFormat;
import io.tickflow.core.accuracy.AccuracyChange;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.outcome.MeasuredOutcome;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;

/** Rows of decisions: features, predictions, signals and what followed them. */
final class DecisionEvents {

    /** Features of one decision. */
    static final EventType<FeatureVector> FEATURES =
            new EventType<>(
                    "FeaturesCalculated",
                    FeatureVector.class,
                    "tickflow.features",
                    new EventKey<>("symbol", FeatureVector::symbol),
                    vector -> decision(vector.decisionId(), "/features", ""),
                    1,
                    AvroFormat.ofFeatures("FeaturesCalculated"));

    /** Answer of a model to one decision. */
    static final EventType<Prediction> PREDICTIONS =
            new EventType<>(
                    "PredictionGenerated",
                    Prediction.class,
                    "tickflow.predictions",
                    new EventKey<>("symbol", Prediction::symbol),
                    prediction ->
                            decision(
                                    prediction.decisionId(),
                                    predictionOf(prediction.role()),
                                    "/features"),
                    1,
                    AvroFormat.ofPredictions("PredictionGenerated"));

    /** Change of the circuit breaker of a member. */
    static final EventType<BreakerChange> BREAKERS =
            new EventType<>(
                    "MemberBreakerChanged",
                    BreakerChange.class,
                    "tickflow.scoring",
                    new EventKey<>("member", BreakerChange::member),
                    change -> new EventIds(change.id(), change.decisionId(), ""),
                    1);

    /** Candidate for a trade, or the veto against it. */
    static final EventType<Signal> SIGNALS =
            new EventType<>(
                    "TradeSignalCreated",
                    Signal.class,
                    "tickflow.signals",
                    new EventKey<>("symbol", Signal::symbol),
                    signal -> decision(signal.decisionId(), "/signal", predictionOf(signal.role())),
                    1);

    /** Market in the time after a decision. */
    static final EventType<MeasuredOutcome> OUTCOMES =
            new EventType<>(
                    "OutcomeMeasured",
                    MeasuredOutcome.class,
                    "tickflow.outcomes",
                    new EventKey<>("symbol", MeasuredOutcome::symbol),
                    outcome ->
                            decision(
                                    outcome.decisionId(),
                                    "/outcome/" + outcome.horizonMillis(),
                                    "/features"),
                    1);

    /** Fall of a model's accuracy below the threshold, or its recovery. */
    static final EventType<AccuracyChange> ACCURACY =
            new EventType<>(
                    "AccuracyChanged",
                    AccuracyChange.class,
                    "tickflow.accuracy",
                    new EventKey<>("symbol", AccuracyChange::symbol),
                    change -> new EventIds(change.id(), change.decisionId(), ""),
                    1);

    private DecisionEvents() {}

    private static EventIds decision(String decisionId, String event, String cause) {
        return new EventIds(
                decisionId + event, decisionId, cause.isEmpty() ? "" : decisionId + cause);
    }

    /** Keeps predictions of several bundles on one decision apart. */
    private static String predictionOf(PredictionRole role) {
        return switch (role) {
            case CHAMPION -> "/prediction";
            case CHALLENGER -> "/prediction/challenger";
            case SHADOW -> "/prediction/shadow";
        };
    }
}
