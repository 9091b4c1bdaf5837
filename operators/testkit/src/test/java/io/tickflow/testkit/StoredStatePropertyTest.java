package io.tickflow.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State that was stored and loaded is held against state that never left memory. */
class StoredStatePropertyTest {

    private static final FeatureSet FEATURES = FeaturesOfAllKinds.SET;

    private static final int TICKS = 5_000;

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void shouldGiveSameVectorsWhenStoredAtEveryTick(long seed) throws Exception {
        List<Tick> ticks = new SeededTicks(seed, "EURUSD").next(TICKS);
        var engine = new FeatureEngine("test", FEATURES);
        var kept = FEATURES.newState();
        var stored = new StoredSymbol(engine, "EURUSD");

        for (int i = 0; i < ticks.size(); i++) {
            FeatureStep expected = engine.step(kept, ticks.get(i));
            SymbolState loaded = stored.load(null);
            FeatureStep actual = engine.step(loaded, ticks.get(i));
            stored.store(loaded);

            assertSame(actual, expected, "seed %d tick %d".formatted(seed, i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shouldGiveSameVectorsWhenTicksAreStoredInstead(int atOnce) throws Exception {
        long seed = 57;
        List<Tick> ticks = new SeededTicks(seed, "EURUSD").next(TICKS);
        var engine = new FeatureEngine("test", FEATURES);
        var kept = FEATURES.newState();
        var stored = new StoredSymbol(engine, "EURUSD");
        SymbolState used = null;
        int dirty = 0;

        for (int i = 0; i < ticks.size(); i++) {
            FeatureStep expected = engine.step(kept, ticks.get(i));
            SymbolState loaded = i % atOnce == 0 ? stored.load(used) : requireNonNull(used);
            FeatureStep actual = engine.step(loaded, ticks.get(i));
            assertSame(actual, expected, "seed %d tick %d".formatted(seed, i));
            dirty = i % atOnce == 0 ? loaded.takeChanged() : dirty | loaded.takeChanged();
            if (i % atOnce == atOnce - 1) {
                stored.storeBriefly(loaded, dirty);
            }
            used = loaded;
        }
    }

    /** Where the ticks since then are taken in with features that were not there then. */
    @Test
    void shouldBeginNewFeaturesAtSameTickHoweverStored() throws Exception {
        long seed = 56;
        List<Tick> ticks = new SeededTicks(seed, "EURUSD").next(TICKS);
        FeatureSet more =
                FeatureSet.of(
                        FEATURES.config()
                                .adding("rsi(3, 10s)", "lag(mid_diff_1, 2)", "sma(2, T5)"));
        var engineOfMore = new FeatureEngine("test", more);
        for (int stop = 500; stop < 1_000; stop += 50) {
            var engine = new FeatureEngine("test", FEATURES);
            var whole = new StoredSymbol(engine, "EURUSD");
            var brief = new StoredSymbol(engine, "EURUSD");
            SymbolState kept = FEATURES.newState();
            SymbolState state = FEATURES.newState();
            for (int i = 0; i <= stop; i++) {
                engine.step(kept, ticks.get(i));
                engine.step(state, ticks.get(i));
                if (i == stop - 6) {
                    brief.store(state);
                }
            }
            whole.store(kept);
            brief.storeBriefly(state, state.takeChanged());

            SymbolState fromWhole = whole.loadWith(engineOfMore);
            SymbolState fromBrief = brief.loadWith(engineOfMore);
            for (int i = stop + 1; i < stop + 200; i++) {
                FeatureStep expected = engineOfMore.step(fromWhole, ticks.get(i));
                FeatureStep actual = engineOfMore.step(fromBrief, ticks.get(i));
                assertSame(actual, expected, "seed %d stop %d tick %d".formatted(seed, stop, i));
            }
        }
    }

    @Test
    void shouldFillUsedStateAsIfItWereNew() throws Exception {
        long seed = 54;
        List<Tick> ticks = new SeededTicks(seed, "EURUSD").next(TICKS);
        List<Tick> others = new SeededTicks(seed + 1, "USDJPY").next(TICKS);
        var engine = new FeatureEngine("test", FEATURES);
        var kept = FEATURES.newState();
        var stored = new StoredSymbol(engine, "EURUSD");
        var storedOther = new StoredSymbol(engine, "USDJPY");
        SymbolState used = null;

        for (int i = 0; i < ticks.size(); i++) {
            FeatureStep expected = engine.step(kept, ticks.get(i));
            SymbolState loaded = stored.load(used);
            FeatureStep actual = engine.step(loaded, ticks.get(i));
            stored.store(loaded);
            assertSame(actual, expected, "seed %d tick %d".formatted(seed, i));

            used = storedOther.load(loaded);
            engine.step(used, others.get(i));
            storedOther.store(used);
        }
        assertThat(used).as("reused").isSameAs(stored.load(used));
    }

    private static void assertSame(FeatureStep actual, FeatureStep expected, String where) {
        assertThat(line(actual)).as(where).isEqualTo(line(expected));
        if (expected.accepted()) {
            FeatureVector vector = requireNonNull(actual.vector());
            FeatureVector other = requireNonNull(expected.vector());
            assertThat(vector.values()).as(where).containsExactly(other.values());
            assertThat(vector.ready()).as(where).isEqualTo(other.ready());
            assertThat(vector.quality()).as(where).isEqualTo(other.quality());
            assertThat(vector.typicalSpread()).as(where).isEqualTo(other.typicalSpread());
        }
    }

    private static String line(FeatureStep step) {
        FeatureVector vector = step.vector();
        return vector == null
                ? String.valueOf(step.rejection())
                : vector.decisionId() + ' ' + vector.featureHash();
    }
}
