package io.tickflow.cli.savepoint;

import io.tickflow.connector.kafka.Decoded;
import io.tickflow.connector.kafka.RawRecord;
import io.tickflow.connector.kafka.TickDecoder;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalOutcome;
import io.tickflow.core.signal.SignalRules;
import io.tickflow.core.signal.SignalState;
import io.tickflow.job.trading.SignalJobConfig;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.Score;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.onnx.OnnxBundles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a job that never stopped decides: the core and the model in a plain loop over the records of
 * one symbol.
 *
 * @param features {@code decisionId featureHash}, a line a vector
 * @param signals {@code decisionId side verdict}, a line a signal
 */
record ExpectedDecisions(List<String> features, List<String> signals) {

    static ExpectedDecisions of(SignalJobConfig config, List<RawRecord> records) {
        var features = new ArrayList<String>();
        var signals = new ArrayList<String>();
        var decoder = new TickDecoder(config.feed().clock());
        var engine = new FeatureEngine(config.pipeline());
        var rules = new SignalRules(config.signals());
        var state = new SymbolState();
        SignalState signalState = SignalState.EMPTY;
        try (Scorer scorer =
                OnnxBundles.open(Path.of(config.scoring().bundle()), FeatureEngine.schema())) {
            int[] positions = FeatureEngine.schema().positionsOf(scorer.featureNames());
            for (RawRecord record : records) {
                Decoded decoded = decoder.decode(record);
                FeatureVector vector =
                        decoded.tick() == null ? null : engine.step(state, decoded.tick()).vector();
                if (vector == null) {
                    continue;
                }
                features.add(line(vector));
                SignalOutcome outcome = rules.judge(signalState, score(scorer, positions, vector));
                signalState = outcome.state();
                if (outcome.signal() != null) {
                    signals.add(line(outcome.signal()));
                }
            }
        }
        return new ExpectedDecisions(features, signals);
    }

    static String line(FeatureVector vector) {
        return vector.decisionId() + ' ' + vector.featureHash();
    }

    static String line(Signal signal) {
        return signal.decisionId() + ' ' + signal.side() + ' ' + signal.verdict();
    }

    private static ScoredDecision score(Scorer scorer, int[] positions, FeatureVector vector) {
        var row = new float[positions.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = vector.values()[positions[i]];
        }
        Score score = scorer.score(row, 1)[0];
        boolean complete = true;
        for (float value : row) {
            complete &= !Float.isNaN(value);
        }
        var prediction =
                new Prediction(
                        vector.decisionId(),
                        vector.symbol(),
                        vector.eventTimeMillis(),
                        scorer.modelId(),
                        scorer.modelVersion(),
                        score.probability(),
                        score.memberMask());
        return ScoredDecision.of(vector, prediction, complete);
    }
}
