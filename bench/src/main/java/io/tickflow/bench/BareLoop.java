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
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalOutcome;
import io.tickflow.core.signal.SignalRules;
import io.tickflow.core.signal.SignalState;
import io.tickflow.job.trading.SignalJobConfig;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Prediction;
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
    private final VectorScorer scorer;
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
        this.featureSet = config.features().set();
        FeatureSchema schema = featureSet.schema();
        Scorer model = OnnxBundles.open(Home.resolve(config.scoring().bundle()), schema);
        this.scorer = new VectorScorer(model, schema, batch);
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
            for (ScoredDecision decision : scorer.decide(waiting, scorer.ask(waiting))) {
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

    @Override
    public void close() {
        scorer.close();
    }
}
