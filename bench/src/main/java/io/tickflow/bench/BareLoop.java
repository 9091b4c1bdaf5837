package io.tickflow.bench;

import io.tickflow.cli.console.Home;
import io.tickflow.connector.decode.Decoded;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.decode.TickDecoder;
import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.scoring.MemberCalls;
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalOutcome;
import io.tickflow.core.signal.SignalRules;
import io.tickflow.core.signal.SignalState;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.settings.SignalJobConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * The work of the SignalJob on one thread: decode JSON, compute features, score with ONNX Runtime,
 * judge, write features, predictions and signals as they travel or, on demand, all of them as JSON.
 * Without Flink, Kafka and RocksDB, it is the control of the job. Ticks of one symbol; not
 * thread-safe.
 */
final class BareLoop implements AutoCloseable {

    private final SignalJobConfig config;
    private final int batch;
    private final boolean writesJson;
    private final FeatureSet featureSet;
    private final VectorScorer scorer;

    /**
     * Opens the model.
     *
     * @param batch rows in a call of the model
     * @param writesJson true if every event is written as JSON, even those that travel as Avro
     */
    BareLoop(SignalJobConfig config, int batch, boolean writesJson) {
        this.config = config;
        this.batch = batch;
        this.writesJson = writesJson;
        this.featureSet = config.features().set();
        FeatureSchema schema = featureSet.schema();
        Scorer model = OnnxBundles.open(Home.resolve(config.scoring().bundle()), schema);
        this.scorer = new VectorScorer(model, featureSet.vectorSchema(), batch, MemberCalls.DIRECT);
    }

    /** Processes all records from an empty state and returns the bytes of events written. */
    long run(List<RawRecord> records) {
        var decoder = new TickDecoder(config.feed().clock());
        var engine = new FeatureEngine(config.deployment().pipeline(), featureSet);
        var rules = new SignalRules(SignalJob.model(config).signals());
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
            written += write(EventTypes.FEATURES, vector);
            waiting.add(vector);
            if (waiting.size() < batch) {
                continue;
            }
            for (ScoredDecision decision : scorer.decide(waiting)) {
                written += write(EventTypes.PREDICTIONS, decision.prediction());
                SignalOutcome outcome = rules.judge(signalState, decision);
                signalState = outcome.state();
                Signal signal = outcome.signal();
                written += signal == null ? 0 : write(EventTypes.SIGNALS, signal);
            }
            waiting.clear();
        }
        return written;
    }

    private <T> int write(EventType<T> type, T event) {
        return writesJson
                ? type.toJson(new Event<>(type.envelope(event, config.deployment()), event)).length
                : type.encode(event, config.deployment()).length;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
