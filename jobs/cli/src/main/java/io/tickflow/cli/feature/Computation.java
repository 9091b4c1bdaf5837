package io.tickflow.cli.feature;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Computes the features of ticks into a file, and counts. For one use and one thread. */
final class Computation {

    private final FeatureEngine engine;
    private final TickPass pass;
    private final LabelColumns labels;
    private final VectorFile file;
    private final Map<String, SymbolState> states = new HashMap<>();
    private final Map<String, Integer> acceptedOf = new HashMap<>();
    private final Map<DeadLetterCode, Long> rejected = new EnumMap<>(DeadLetterCode.class);
    private long accepted;
    private long vectors;

    Computation(FeatureSet features, TickPass pass, LabelColumns labels, VectorFile file) {
        this.engine = new FeatureEngine("features", features);
        this.pass = pass;
        this.labels = labels;
        this.file = file;
    }

    void run() throws IOException {
        pass.run(this::step);
    }

    private void step(Tick tick) throws IOException {
        SymbolState state =
                states.computeIfAbsent(tick.symbol(), name -> engine.features().newState());
        FeatureStep step = engine.step(state, tick);
        DeadLetterCode rejection = step.rejection();
        if (rejection != null) {
            rejected.merge(rejection, 1L, Long::sum);
            return;
        }
        accepted++;
        int row = acceptedOf.merge(tick.symbol(), 1, Integer::sum) - 1;
        FeatureVector vector = step.vector();
        if (vector != null) {
            vectors++;
            file.write(labels.append(vector, row));
        }
    }

    long read() {
        return pass.read();
    }

    long accepted() {
        return accepted;
    }

    long malformed() {
        return pass.malformed();
    }

    long vectors() {
        return vectors;
    }

    Map<DeadLetterCode, Long> rejected() {
        return rejected;
    }

    long rejectedTotal() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
