package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.Tick;
import io.tickflow.flink.state.HotBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever becomes of the state, the vectors are those of the core. */
class FeatureStateHarnessTest {

    private static final long SEED = 71;
    private static final int SYMBOLS = 12;
    private static final int TICKS_EACH = 150;
    private static final FeatureConfig CONFIG =
            FeatureConfig.STANDARD.adding("lag(rsi_14_10s, 2)", "zscore(spread_bps, 20)");

    private final List<Tick> ticks = FeatureHarness.ticks(SEED, SYMBOLS, TICKS_EACH);
    private final List<String> expected = FeatureHarness.lines(FeatureHarness.core(CONFIG, ticks));

    /** No store of objects; one that holds all; ones too small for the symbols. */
    static Stream<Arguments> stores() {
        return Stream.of(new int[] {0, 1}, new int[] {100, 100}, new int[] {5, 2}, new int[] {1, 1})
                .flatMap(
                        sizes ->
                                Stream.of(
                                                new HashMapStateBackend(),
                                                new EmbeddedRocksDBStateBackend(true))
                                        .map(backend -> Arguments.of(backend, sizes[0], sizes[1])));
    }

    @ParameterizedTest(name = "{1} hot, {2} dirty")
    @MethodSource("stores")
    void shouldGiveWhatCoreGivesThroughSnapshots(StateBackend backend, int hot, int dirty)
            throws Exception {
        FeatureStage stage = FeatureHarness.stage(CONFIG, hot, dirty);
        var vectors = new ArrayList<FeatureVector>();
        OperatorSubtaskState snapshot;
        try (var first = FeatureHarness.start(backend, stage)) {
            vectors.addAll(first.process(ticks.subList(0, 500)));
            first.snapshot(1);
            vectors.addAll(first.process(ticks.subList(500, 900)));
            snapshot = first.snapshot(2);
            // A snapshot under way must not see what comes after its barrier.
            first.process(ticks.subList(900, 1_200));
        }
        try (var second = FeatureHarness.restore(backend, stage, snapshot, 1, 1, 0)) {
            vectors.addAll(second.process(ticks.subList(900, ticks.size())));
        }

        assertThat(FeatureHarness.lines(vectors)).as("seed %d", SEED).isEqualTo(expected);
    }

    /** Between the closes of bars most ticks wait, of hot symbols none. */
    @ParameterizedTest
    @CsvSource({"1, 100, 100", "3, 2, 2", "3, 100, 1", "5, 1, 100"})
    void shouldGiveWhatCoreGivesWhenTicksWait(int hot, int quiet, int dirty) throws Exception {
        FeatureConfig config = CONFIG.decidingAt("M1");
        FeatureStage stage = FeatureHarness.stage(config, new HotBounds(hot, quiet, dirty));
        var vectors = new ArrayList<FeatureVector>();
        OperatorSubtaskState snapshot;
        try (var one = FeatureHarness.start(wholeSnapshots(), stage)) {
            vectors.addAll(one.process(ticks.subList(0, 500)));
            one.snapshot(1);
            vectors.addAll(one.process(ticks.subList(500, 700)));
            snapshot = one.snapshot(2);
        }
        snapshot = run(stage, snapshot, 1, 4, ticks.subList(700, 1_200), vectors);
        run(stage, snapshot, 4, 2, ticks.subList(1_200, ticks.size()), vectors);

        assertThat(FeatureHarness.lines(vectors))
                .as("seed %d", SEED)
                .isEqualTo(FeatureHarness.lines(FeatureHarness.core(config, ticks)));
    }

    /** What one store leaves as ticks, the next one may keep as groups, and the other way round. */
    @Test
    void shouldGiveWhatCoreGivesWhenStoreIsChanged() throws Exception {
        StateBackend backend = wholeSnapshots();
        int[] hot = {2, 0, 1, 100, 0};
        var vectors = new ArrayList<FeatureVector>();
        OperatorSubtaskState snapshot = null;
        for (int run = 0; run < hot.length; run++) {
            FeatureStage stage = FeatureHarness.stage(CONFIG, hot[run], 1);
            int from = run * 300;
            int to = run == hot.length - 1 ? ticks.size() : from + 300;
            try (var harness =
                    snapshot == null
                            ? FeatureHarness.start(backend, stage)
                            : FeatureHarness.restore(backend, stage, snapshot, 1, 1, 0)) {
                vectors.addAll(harness.process(ticks.subList(from, to)));
                snapshot = harness.snapshot(run + 1);
            }
        }

        assertThat(FeatureHarness.lines(vectors)).as("seed %d", SEED).isEqualTo(expected);
    }

    @Test
    void shouldMatchCoreAfterRescaling() throws Exception {
        StateBackend backend = wholeSnapshots();
        FeatureStage stage = FeatureHarness.stage(CONFIG, 3, 2);
        var vectors = new ArrayList<FeatureVector>();
        OperatorSubtaskState snapshot;
        try (var one = FeatureHarness.start(backend, stage)) {
            vectors.addAll(one.process(ticks.subList(0, 600)));
            snapshot = one.snapshot(1);
        }
        snapshot = run(stage, snapshot, 1, 4, ticks.subList(600, 1_200), vectors);
        run(stage, snapshot, 4, 2, ticks.subList(1_200, ticks.size()), vectors);

        assertThat(FeatureHarness.lines(vectors)).as("seed %d", SEED).isEqualTo(expected);
    }

    /**
     * For a restored stage that is stored again: an incremental snapshot names files of the one
     * before, which a coordinator puts in, and a harness has none.
     */
    private static StateBackend wholeSnapshots() {
        return new EmbeddedRocksDBStateBackend(false);
    }

    private static OperatorSubtaskState run(
            FeatureStage stage,
            OperatorSubtaskState snapshot,
            int from,
            int to,
            List<Tick> ticks,
            List<FeatureVector> vectors)
            throws Exception {
        var parts = new OperatorSubtaskState[to];
        for (int subtask = 0; subtask < to; subtask++) {
            try (var part =
                    FeatureHarness.restore(wholeSnapshots(), stage, snapshot, from, to, subtask)) {
                vectors.addAll(part.process(ticks));
                parts[subtask] = part.snapshot(2);
            }
        }
        return AbstractStreamOperatorTestHarness.repackageState(parts);
    }

    @Test
    void shouldKeepOtherFeaturesWhenOneIsAdded() throws Exception {
        var backend = new EmbeddedRocksDBStateBackend(true);
        FeatureConfig wider = CONFIG.adding("rsi(5, 10s)", "lag(rsi_14_10s, 2)", "ema(9, M30)");
        List<FeatureVector> uninterrupted = FeatureHarness.core(CONFIG, ticks);
        OperatorSubtaskState snapshot;
        List<FeatureVector> before;
        try (var first = FeatureHarness.start(backend, FeatureHarness.stage(CONFIG, 100, 100))) {
            before = first.process(ticks.subList(0, 900));
            snapshot = first.snapshot(1);
        }
        List<FeatureVector> after;
        try (var second =
                FeatureHarness.restore(
                        backend, FeatureHarness.stage(wider, 100, 100), snapshot, 1, 1, 0)) {
            after = second.process(ticks.subList(900, ticks.size()));
        }

        List<String> names = FeatureSet.of(CONFIG).schema().names();
        List<String> kept =
                names.stream().filter(FeatureSet.of(wider).schema().names()::contains).toList();
        int[] old = FeatureSet.of(CONFIG).schema().positionsOf(kept);
        int[] now = FeatureSet.of(wider).schema().positionsOf(kept);
        assertThat(kept).hasSize(names.size() - 1).contains("lag_rsi_14_10s_2");
        assertThat(after).hasSize(uninterrupted.size() - before.size());
        for (int i = 0; i < after.size(); i++) {
            float[] expectedValues = uninterrupted.get(before.size() + i).values();
            for (int j = 0; j < old.length; j++) {
                assertThat(after.get(i).values()[now[j]])
                        .as("%s of vector %d", kept.get(j), i)
                        .isEqualTo((Float) expectedValues[old[j]]);
            }
        }
        int added = FeatureSet.of(wider).schema().names().indexOf("rsi_5_10s");
        assertThat(after.get(0).values()[added]).isNaN();
        assertThat(after.get(after.size() - 1).values()[added]).isFinite();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sma(1, 30s)", "rsi(2, 10s)", "lag(spread_bps, 5)"})
    void shouldBeginAfreshWhenFeatureComesBackAfterHole(String expression) throws Exception {
        var backend = new HashMapStateBackend();
        FeatureConfig with = FeatureConfig.STANDARD.adding(expression);
        FeatureConfig none = FeatureConfig.STANDARD;
        OperatorSubtaskState snapshot;
        try (var first = FeatureHarness.start(backend, FeatureHarness.stage(with, 0, 1))) {
            List<FeatureVector> vectors = first.process(ticks.subList(0, 900));
            FeatureVector last = vectors.get(vectors.size() - 1);
            assertThat(last.values()[FeatureSet.of(with).schema().size() - 1]).isFinite();
            snapshot = first.snapshot(1);
        }
        try (var without =
                FeatureHarness.restore(
                        backend, FeatureHarness.stage(none, 0, 1), snapshot, 1, 1, 0)) {
            without.process(ticks.subList(900, 1_200));
            snapshot = without.snapshot(2);
        }
        try (var again =
                FeatureHarness.restore(
                        backend, FeatureHarness.stage(with, 0, 1), snapshot, 1, 1, 0)) {
            FeatureVector first = again.process(ticks.subList(1_200, ticks.size())).get(0);

            assertThat(first.values()[FeatureSet.of(with).schema().size() - 1]).isNaN();
        }
    }
}
