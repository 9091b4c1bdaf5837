package io.tickflow.cli.feature;

import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.console.ProgressWords;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes the features of ticks into a file, and counts. For one use and one thread. */
final class Computation {

    private static final int PROGRESS_TICKS = 20_000;

    private final FeatureEngine engine;
    private final ServerTime serverTime;
    private final VectorFile file;
    private final ProgressLine progress;
    private final Map<String, SymbolState> states = new HashMap<>();
    private final Map<DeadLetterCode, Long> rejected = new EnumMap<>(DeadLetterCode.class);
    private final long startNanos = System.nanoTime();
    private long read;
    private long accepted;
    private long malformed;
    private long vectors;

    Computation(
            FeatureSet features, ServerTime serverTime, VectorFile file, ProgressLine progress) {
        this.engine = new FeatureEngine("features", features);
        this.serverTime = serverTime;
        this.file = file;
        this.progress = progress;
    }

    void run(List<TickFile> files) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            String symbol = files.get(i).symbol();
            SymbolState state =
                    states.computeIfAbsent(symbol, name -> engine.features().newState());
            try (TickReader rows = TickReader.open(files.get(i))) {
                while (rows.hasNext()) {
                    TickRow row = rows.next();
                    step(state, rows.tick(row, serverTime, 0, row.line()));
                    if (read % PROGRESS_TICKS == 0) {
                        show(symbol, (i + rows.fractionRead()) / files.size());
                    }
                }
                malformed += rows.malformedCount();
            }
        }
    }

    private void step(SymbolState state, Tick tick) throws IOException {
        read++;
        FeatureStep step = engine.step(state, tick);
        DeadLetterCode rejection = step.rejection();
        if (rejection != null) {
            rejected.merge(rejection, 1L, Long::sum);
            return;
        }
        accepted++;
        FeatureVector vector = step.vector();
        if (vector != null) {
            vectors++;
            file.write(vector);
        }
    }

    private void show(String symbol, double fraction) {
        long now = System.nanoTime();
        String left = ProgressWords.left(fraction, (now - startNanos) / 1e9);
        progress.show(fraction, symbol + ", " + ProgressWords.ticks(read) + ", " + left, now);
    }

    long read() {
        return read;
    }

    long accepted() {
        return accepted;
    }

    long malformed() {
        return malformed;
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
