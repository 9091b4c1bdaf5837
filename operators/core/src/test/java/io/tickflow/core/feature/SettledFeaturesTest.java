package io.tickflow.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.quote.SeededQuotes;
import io.tickflow.core.market.Tick;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is held between vectors against an engine that finds everything out at each: one whose
 * features remember something has to.
 */
class SettledFeaturesTest {

    private static final long HOURS = 3_600_000;
    private static final int LOADED_EACH_TICKS = 701;

    private static final String[] ADDED = {
        "sma(3, T20, forming)",
        "ema(4, I20)",
        "rsi(3, 10s, forming)",
        "minus(ema(4, 10s), ema(3, T20))"
    };

    @ParameterizedTest
    @CsvSource({"51, tick", "52, tick", "53, 10s", "54, M1", "55, T50"})
    void shouldMatchRecomputationAtEachVector(long seed, String decisionPoint) throws IOException {
        FeatureConfig config =
                FeatureConfig.STANDARD.on("10s", "M1").decidingAt(decisionPoint).adding(ADDED);
        FeatureSet holding = FeatureSet.of(config);
        FeatureSet remembering = FeatureSet.of(config.adding(withMemory()));
        var engine = new FeatureEngine("test", holding);
        var oracle = new FeatureEngine("test", remembering);
        int columns = holding.schema().features().size();
        SymbolState state = holding.newState();
        SymbolState expected = remembering.newState();

        int vectors = 0;
        BitSet settledBefore = new BitSet();
        int changes = 0;
        List<Tick> ticks = ticks(seed);
        for (int i = 0; i < ticks.size(); i++) {
            FeatureVector vector = engine.step(state, ticks.get(i)).vector();
            FeatureVector found = oracle.step(expected, ticks.get(i)).vector();
            assertThat(vector == null).as("seed %d tick %d", seed, i).isEqualTo(found == null);
            if (vector != null && found != null) {
                assertThat(vector.values())
                        .as("seed %d tick %d", seed, i)
                        .containsExactly(Arrays.copyOf(found.values(), columns));
                BitSet settled = settled(vector, columns);
                assertThat(settled)
                        .as("seed %d tick %d", seed, i)
                        .isEqualTo(settled(found, columns));
                vectors++;
                changes += settled.equals(settledBefore) ? 0 : 1;
                settledBefore = settled;
            }
            if (i % LOADED_EACH_TICKS == LOADED_EACH_TICKS - 1) {
                state = engine.load("EURUSD", stored(holding, state)::get, another(holding));
            }
        }

        assertThat(vectors).as("vectors").isGreaterThan(60);
        assertThat(changes).as("vectors where the settled features changed").isGreaterThan(8);
    }

    private static String[] withMemory() {
        String[] added = Arrays.copyOf(ADDED, ADDED.length + 1);
        added[ADDED.length] = "lag(spread_bps, 1)";
        return added;
    }

    private static BitSet settled(FeatureVector vector, int columns) {
        return BitSet.valueOf(vector.settled()).get(0, columns);
    }

    /** Sessions, the last but one of which a wrong clock begins that is taken back. */
    private static List<Tick> ticks(long seed) {
        var ticks = new ArrayList<Tick>(SeededQuotes.ticks(seed, 5_000));
        addAfter(2 * HOURS, SeededQuotes.ticks(seed + 1_000, 3_000), ticks);
        List<Tick> right = new ArrayList<>();
        addAfter(0, SeededQuotes.ticks(seed + 2_000, 2_000), ticks, right);
        addAfter(5 * HOURS, SeededQuotes.ticks(seed + 3_000, 300), ticks);
        ticks.addAll(right);
        return ticks;
    }

    private static void addAfter(long millis, List<Tick> more, List<Tick> ticks) {
        addAfter(millis, more, ticks, ticks);
    }

    private static void addAfter(
            long millis, List<Tick> more, List<Tick> ticks, List<Tick> target) {
        Tick last = ticks.get(ticks.size() - 1);
        long shift = last.eventTimeMillis() + millis - more.get(0).eventTimeMillis();
        for (Tick tick : more) {
            target.add(SeededQuotes.tick(tick.eventTimeMillis() + shift, tick.bid(), tick.ask()));
        }
    }

    /** Of a symbol that has seen enough for much to be held and settled. */
    private static SymbolState another(FeatureSet features) {
        var engine = new FeatureEngine("test", features);
        SymbolState state = features.newState();
        SeededQuotes.ticks(99, 3_000).forEach(tick -> engine.step(state, tick));
        return state;
    }

    private static Map<String, byte @Nullable []> stored(FeatureSet features, SymbolState state) {
        state.bringIn(SymbolParts.ALL);
        var stored = new HashMap<String, byte @Nullable []>();
        for (StateGroup group : features.groups()) {
            var out = new StateOutput();
            group.write(state, out);
            stored.put(group.name(), out.copy());
        }
        return stored;
    }
}
