package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import io.tickflow.flink.state.HotBounds;
import io.tickflow.testkit.SeededTicks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One subtask of the feature stage. */
final class FeatureHarness implements AutoCloseable {

    static final int MAX_PARALLELISM = 128;

    private final KeyedOneInputStreamOperatorTestHarness<String, Tick, FeatureVector> harness;
    private final int subtask;
    private final int parallelism;

    private FeatureHarness(StateBackend backend, FeatureStage stage, int parallelism, int subtask)
            throws Exception {
        this.parallelism = parallelism;
        this.subtask = subtask;
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new FeatureOperator(new FeatureFunction(stage, InstantSource.system())),
                        Tick::symbol,
                        Types.STRING,
                        MAX_PARALLELISM,
                        parallelism,
                        subtask);
        harness.setStateBackend(backend);
    }

    static FeatureStage stage(FeatureConfig config, int hotMax, int dirtyMax) {
        return stage(config, new HotBounds(hotMax, 0, dirtyMax));
    }

    static FeatureStage stage(FeatureConfig config, HotBounds memory) {
        return new FeatureStage("test", "mt5.ticks", FeatureSet.of(config), memory, false);
    }

    static FeatureHarness start(StateBackend backend, FeatureStage stage) throws Exception {
        var started = new FeatureHarness(backend, stage, 1, 0);
        started.harness.open();
        return started;
    }

    static FeatureHarness restore(
            StateBackend backend,
            FeatureStage stage,
            OperatorSubtaskState snapshot,
            int oldParallelism,
            int parallelism,
            int subtask)
            throws Exception {
        var restored = new FeatureHarness(backend, stage, parallelism, subtask);
        restored.harness.initializeState(
                AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        snapshot, MAX_PARALLELISM, oldParallelism, parallelism, subtask));
        restored.harness.open();
        return restored;
    }

    /** Gives this subtask its share of the ticks; returns the vectors of all of them. */
    List<FeatureVector> process(List<Tick> ticks) throws Exception {
        harness.getOutput().clear();
        for (Tick tick : ticks) {
            if (SubtaskOf.key(tick.symbol(), MAX_PARALLELISM, parallelism) == subtask) {
                harness.processElement(new StreamRecord<>(tick));
            }
        }
        return harness.extractOutputValues();
    }

    KeyedOneInputStreamOperatorTestHarness<String, Tick, FeatureVector> flink() {
        return harness;
    }

    OperatorSubtaskState snapshot(long id) throws Exception {
        harness.prepareSnapshotPreBarrier(id);
        return harness.snapshot(id, id);
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }

    /** What the core gives by itself. */
    static List<FeatureVector> core(FeatureConfig config, List<Tick> ticks) {
        FeatureSet features = FeatureSet.of(config);
        var engine = new FeatureEngine("test", features);
        Map<String, SymbolState> states = new HashMap<>();
        var vectors = new ArrayList<FeatureVector>();
        for (Tick tick : ticks) {
            FeatureVector vector =
                    engine.step(
                                    states.computeIfAbsent(
                                            tick.symbol(), symbol -> features.newState()),
                                    tick)
                            .vector();
            if (vector != null) {
                vectors.add(vector);
            }
        }
        return vectors;
    }

    /** Ticks of so many symbols, in turn. */
    static List<Tick> ticks(long seed, int symbols, int ticksEach) {
        var feeds = new ArrayList<SeededTicks>();
        for (int i = 0; i < symbols; i++) {
            feeds.add(new SeededTicks(seed + i, "SYM" + i));
        }
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < ticksEach; i++) {
            feeds.forEach(feed -> ticks.add(feed.next()));
        }
        return ticks;
    }

    /** One line a vector, in an order that does not depend on the subtasks. */
    static List<String> lines(List<FeatureVector> vectors) {
        return vectors.stream()
                .map(
                        vector ->
                                vector.symbol()
                                        + ' '
                                        + vector.decisionId()
                                        + ' '
                                        + vector.featureHash()
                                        + ' '
                                        + vector.quality()
                                        + ' '
                                        + Arrays.toString(vector.settled()))
                .sorted()
                .toList();
    }
}
