package io.tickflow.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import io.tickflow.testkit.SeededTicks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Promises of a {@link SymbolStore}; each implementation has a test that extends this. */
abstract class SymbolStoreContract {

    private static final long SEED = 97;
    private static final int SYMBOLS = 7;
    private static final int TICKS_EACH = 60;

    private final SymbolStores stores;
    private final FeatureSet features;
    private final List<Tick> ticks = ticks();

    /**
     * Tests a store.
     *
     * @param decisionPoint of its vectors: ticks between them may wait
     */
    SymbolStoreContract(SymbolStores stores, String decisionPoint) {
        this.stores = stores;
        this.features = FeatureSet.of(FeatureConfig.STANDARD.decidingAt(decisionPoint));
    }

    @Test
    void shouldGiveEmptyStateToNewSymbol() throws Exception {
        try (var bed = new SymbolStoreBed(features, stores)) {
            Tick first = ticks.get(0);

            assertThat(bed.process(first)).isEqualTo(hash(engine(), features.newState(), first));
        }
    }

    @Test
    void shouldKeepSymbolsApart() throws Exception {
        try (var bed = new SymbolStoreBed(features, stores)) {
            assertThat(hashes(bed, ticks)).as("seed %d", SEED).isEqualTo(expected());
        }
    }

    @Test
    void shouldGoOnFromAFlushedSnapshot() throws Exception {
        int half = ticks.size() / 2;
        var hashes = new ArrayList<String>();
        OperatorSubtaskState snapshot;
        try (var bed = new SymbolStoreBed(features, stores)) {
            hashes.addAll(hashes(bed, ticks.subList(0, half)));
            snapshot = bed.snapshot();
            // Ticks behind the barrier must not reach the snapshot.
            hashes(bed, ticks.subList(half, ticks.size()));
        }
        try (var bed = new SymbolStoreBed(features, stores, snapshot)) {
            hashes.addAll(hashes(bed, ticks.subList(half, ticks.size())));
        }

        assertThat(hashes).as("seed %d", SEED).isEqualTo(expected());
    }

    @Test
    void shouldGoOnAfterAFlush() throws Exception {
        int half = ticks.size() / 2;
        try (var bed = new SymbolStoreBed(features, stores)) {
            var hashes = new ArrayList<>(hashes(bed, ticks.subList(0, half)));
            bed.snapshot();
            hashes.addAll(hashes(bed, ticks.subList(half, ticks.size())));

            assertThat(hashes).as("seed %d", SEED).isEqualTo(expected());
        }
    }

    private List<String> expected() {
        FeatureEngine engine = engine();
        Map<String, SymbolState> states = new HashMap<>();
        return ticks.stream()
                .map(
                        tick ->
                                hash(
                                        engine,
                                        states.computeIfAbsent(
                                                tick.symbol(), symbol -> features.newState()),
                                        tick))
                .toList();
    }

    private static List<String> hashes(SymbolStoreBed bed, List<Tick> ticks) throws Exception {
        var hashes = new ArrayList<String>();
        for (Tick tick : ticks) {
            hashes.add(bed.process(tick));
        }
        return hashes;
    }

    private FeatureEngine engine() {
        return new FeatureEngine("test", features);
    }

    /** Hash of the vector of {@code tick}; empty if there is none. */
    static String hash(FeatureEngine engine, SymbolState state, Tick tick) {
        FeatureVector vector = engine.step(state, tick).vector();
        return vector == null ? "" : vector.featureHash();
    }

    private static List<Tick> ticks() {
        var feeds = new ArrayList<SeededTicks>();
        for (int i = 0; i < SYMBOLS; i++) {
            feeds.add(new SeededTicks(SEED + i, "SYM" + i));
        }
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < TICKS_EACH; i++) {
            feeds.forEach(feed -> ticks.add(feed.next()));
        }
        return ticks;
    }
}
