package io.tickflow.cli.savepoint;

import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.decode.TickDecoder;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.Tick;
import io.tickflow.core.scoring.MemberCalls;
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalOutcome;
import io.tickflow.core.signal.SignalRules;
import io.tickflow.core.signal.SignalState;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.settings.SignalJobConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Decisions of a job that never stopped: the core and the model in a plain loop over the records of
 * one symbol.
 *
 * @param features {@code decisionId featureHash}, a line a vector
 * @param values {@code decisionId} and all values, a line a vector
 * @param signals {@code decisionId side verdict}, a line a signal
 */
public record ExpectedDecisions(List<String> features, List<String> values, List<String> signals) {

    static ExpectedDecisions of(SignalJobConfig config, List<RawRecord> records) {
        var decoder = new TickDecoder(config.feed().clock());
        return ofTicks(
                config,
                records.stream()
                        .map(record -> decoder.decode(record).tick())
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** The same of ticks that are decoded already. */
    public static ExpectedDecisions ofTicks(SignalJobConfig config, List<Tick> ticks) {
        var features = new ArrayList<String>();
        var values = new ArrayList<String>();
        var signals = new ArrayList<String>();
        FeatureSet set = config.features().set();
        var engine = new FeatureEngine(config.deployment().pipeline(), set);
        var rules = new SignalRules(SignalJob.model(config).signals());
        var state = set.newState();
        SignalState signalState = SignalState.EMPTY;
        int[] all = IntStream.range(0, set.schema().size()).toArray();
        try (Scorer scorer = OnnxBundles.open(Path.of(config.scoring().bundle()), set.schema())) {
            var model = new VectorScorer(scorer, set.vectorSchema(), 1, MemberCalls.DIRECT);
            for (Tick tick : ticks) {
                FeatureVector vector = engine.step(state, tick).vector();
                if (vector == null) {
                    continue;
                }
                features.add(line(vector));
                values.add(line(vector.decisionId(), vector, all));
                SignalOutcome outcome =
                        rules.judge(signalState, model.decide(List.of(vector)).get(0));
                signalState = outcome.state();
                if (outcome.signal() != null) {
                    signals.add(line(outcome.signal()));
                }
            }
        }
        return new ExpectedDecisions(features, values, signals);
    }

    static String line(FeatureVector vector) {
        return vector.decisionId() + ' ' + vector.featureHash();
    }

    /** The values at some positions, to the bit. */
    static String line(String decisionId, FeatureVector vector, int[] positions) {
        var line = new StringBuilder(decisionId);
        for (int position : positions) {
            line.append(' ')
                    .append(Integer.toHexString(Float.floatToIntBits(vector.values()[position])));
        }
        return line.toString();
    }

    static String line(Signal signal) {
        return signal.decisionId() + ' ' + signal.side() + ' ' + signal.verdict();
    }
}
