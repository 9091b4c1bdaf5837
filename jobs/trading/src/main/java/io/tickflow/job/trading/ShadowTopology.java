package io.tickflow.job.trading;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.flink.Uids;
import io.tickflow.flink.edge.EdgeType;
import io.tickflow.flink.function.ScoringFunction;
import io.tickflow.flink.function.ScoringOperatorFactory;
import io.tickflow.flink.function.ScoringStage;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.model.contract.ScorerFactory;
import io.tickflow.settings.SignalJobConfig;
import java.time.InstantSource;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Graph of the ShadowJob, from vectors to predictions in the role of a shadow. */
public final class ShadowTopology {

    /** Clock for deadlines, whose effects are recorded, and for ages in metrics. */
    private static final InstantSource WALL_CLOCK = InstantSource.system();

    private ShadowTopology() {}

    /**
     * Adds the graph to the environment of {@code vectors}. Changes of circuit breakers stay
     * unrecorded, as those of the SignalJob carry the same names.
     *
     * @param scorers opens the bundle on the scoring host
     */
    public static void define(
            DataStream<FeatureVector> vectors,
            SignalJobConfig config,
            ScorerFactory scorers,
            Sink<Prediction> predictions) {
        ScoringStage scoring = config.scoring().stage();
        SingleOutputStreamOperator<FeatureVector> known =
                vectors.filter(new KnownVectors(config.features().set().schema().hash()))
                        .uid(Uids.SHADOW_VECTORS)
                        .name("vectors");
        SingleOutputStreamOperator<ScoredDecision> scored =
                known.transform(
                                "scoring",
                                EdgeType.SCORED_DECISION,
                                new ScoringOperatorFactory(
                                        new ScoringFunction(
                                                scorers,
                                                config.features().set().vectorSchema(),
                                                scoring,
                                                WALL_CLOCK),
                                        scoring))
                        .uid(Uids.SHADOW_SCORING)
                        .name("scoring");
        scored.map(decision -> decision.prediction().as(PredictionRole.SHADOW))
                .returns(Prediction.class)
                .uid(Uids.SHADOW_PREDICTIONS)
                .name("predictions")
                .sinkTo(predictions)
                .uid(Uids.SHADOW_PREDICTIONS_SINK)
                .name("predictions-out");
    }
}
