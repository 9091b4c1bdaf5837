package io.tickflow.bench;

import io.tickflow.cli.Home;
import io.tickflow.connector.event.EventCodec;
import io.tickflow.connector.event.EventCodecs;
import io.tickflow.connector.kafka.Decoded;
import io.tickflow.connector.kafka.RawRecord;
import io.tickflow.connector.kafka.TickDecoder;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
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

import java.util.ArrayList;
import java.util.List;

/**
 * The work of the SignalJob on one thread: decode JSON, compute features, score with ONNX Runtime,
 * judge, write the JSON of features, predictions and signals. Without Flink, Kafka and RocksDB, it
 * is the control of the job. Ticks of one symbol; not thread-safe.
 */
final class BareLoop implements AutoCloseable {

    private final SignalJobConfig config;
    private final int batch;
    private final FeatureSet featureSet;
    private final Scorer scorer;
    private final int[] positions;
    private final EventCodec<FeatureVector> features = EventCodecs.features(Mode.PAPER);
    private final EventCodec<Prediction> predictions = EventCodecs.predictions(Mode.PAPER);
    private final EventCodec<Signal> signals = EventCodecs.signals(Mode.PAPER);

    /**
     * Opens the model.
     *
     * @param batch rows in a call of the model
     */
    BareLoop(SignalJobConfig config, int batch) {
        this.config = config;
        this.batch = batch;
        this.featureSet = FeatureSet.of(config.features().config());
        this.scorer =
                OnnxBundles.open(Home.resolve(config.scoring().bundle()), featureSet.schema());
        this.positions = featureSet.schema().positionsOf(scorer.featureNames());
    }

    /** Processes all records from an empty state and returns the bytes of events written. */
    long run(List<RawRecord> records) {
        var decoder = new TickDecoder(config.feed().clock());
        var engine = new FeatureEngine(config.pipeline(), featureSet);
        var rules = new SignalRules(config.signals());
        var state = featureSet.newState();
        SignalState signalState = SignalState.EMPTY;
        var waiting = new ArrayList<FeatureVector>(batch);
        long written = 0;
        for (RawRecord record : records) {
            Decoded decoded = decoder.decode(record);
            FeatureVector vector =
                    decoded.tick() == null ? null : engine.step(state, decoded.tick()).vector();
            if (vector == null) {
                continue;
            }
            written += features.encode(vector).length;
            waiting.add(vector);
            if (waiting.size() < batch) {
                continue;
            }
            for (ScoredDecision decision : score(waiting)) {
                written += predictions.encode(decision.prediction()).length;
                SignalOutcome outcome = rules.judge(signalState, decision);
                signalState = outcome.state();
                Signal signal = outcome.signal();
                written += signal == null ? 0 : signals.encode(signal).length;
            }
            waiting.clear();
        }
        return written;
    }

    private List<ScoredDecision> score(List<FeatureVector> vectors) {
        var rows = new float[vectors.size() * positions.length];
        for (int row = 0; row < vectors.size(); row++) {
            float[] values = vectors.get(row).values();
            for (int i = 0; i < positions.length; i++) {
                rows[row * positions.length + i] = values[positions[i]];
            }
        }
        Score[] scores = scorer.score(rows, vectors.size());
        var decisions = new ArrayList<ScoredDecision>(vectors.size());
        for (int row = 0; row < vectors.size(); row++) {
            FeatureVector vector = vectors.get(row);
            var prediction =
                    new Prediction(
                            vector.decisionId(),
                            vector.symbol(),
                            vector.eventTimeMillis(),
                            scorer.modelId(),
                            scorer.modelVersion(),
                            scores[row].probability(),
                            scores[row].memberMask());
            decisions.add(ScoredDecision.of(vector, prediction, true));
        }
        return decisions;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
