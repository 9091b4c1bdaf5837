package io.tickflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.DeferredTicks;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A state that lets ticks wait is held against one that takes each in at once. */
class DeferredTicksPropertyTest {

    private static final FeatureConfig CONFIG =
            FeatureConfig.STANDARD.adding("lag(rsi_14_10s, 3)", "rsi(5, T20)");

    private static final int TICKS = 6_000;
    private static final long HALF_AN_HOUR_MILLIS = 1_800_000;

    @ParameterizedTest
    @CsvSource({"81, M1", "82, M1", "83, H1", "84, H1", "85, D1", "86, D1"})
    void shouldMatchEngineWithoutBuffering(long seed, String bars) throws Exception {
        FeatureSet features = FeatureSet.of(CONFIG.decidingAt(bars));
        var engine = new FeatureEngine("test", features);
        var random = new Random(seed);
        SymbolState kept = features.newState();
        var symbol = new Symbol(engine, random);

        List<Tick> ticks = ticks(random, seed);
        for (int i = 0; i < ticks.size(); i++) {
            String expected = line(engine.step(kept, ticks.get(i)));
            assertThat(symbol.step(ticks.get(i)))
                    .as("seed %d tick %d", seed, i)
                    .isEqualTo(expected);
        }
        assertThat(symbol.waited).as("ticks that waited").isGreaterThan(TICKS / 10);
    }

    @Test
    void shouldNotBufferTicksWhenEachDecides() throws Exception {
        FeatureSet features = FeatureSet.of(CONFIG);
        var engine = new FeatureEngine("test", features);
        var symbol = new Symbol(engine, new Random(87));

        for (Tick tick : new SeededTicks(87, "EURUSD").next(500)) {
            symbol.step(tick);
        }

        assertThat(symbol.waited).isZero();
    }

    @Test
    void shouldNotBufferTicksOfDecidingTickBars() throws Exception {
        FeatureSet features = FeatureSet.of(CONFIG.decidingAt("T20"));
        var engine = new FeatureEngine("test", features);
        var symbol = new Symbol(engine, new Random(88));

        for (Tick tick : new SeededTicks(88, "EURUSD").next(500)) {
            symbol.step(tick);
        }

        assertThat(symbol.waited).isZero();
    }

    /** Those of a feed, some of which come by another partition, or from a clock that is wrong. */
    private static List<Tick> ticks(Random random, long seed) {
        var feed = new SeededTicks(seed, "EURUSD");
        var ticks = new ArrayList<Tick>();
        int wrong = 0;
        int partition = 0;
        while (ticks.size() < TICKS) {
            Tick tick = feed.next();
            wrong = random.nextInt(400) == 0 ? random.nextInt(8) : Math.max(0, wrong - 1);
            partition = random.nextInt(300) == 0 ? 1 - partition : partition;
            ticks.add(
                    new Tick(
                            tick.symbol(),
                            tick.eventTimeMillis() + (wrong > 0 ? HALF_AN_HOUR_MILLIS : 0),
                            tick.bid(),
                            tick.ask(),
                            tick.last(),
                            tick.volume(),
                            tick.flags(),
                            partition,
                            tick.offset(),
                            tick.appendTimeMillis()));
        }
        return ticks;
    }

    private static String line(FeatureStep step) {
        FeatureVector vector = step.vector();
        return "%s %s %s %s %s"
                .formatted(
                        step.accepted(),
                        step.rejection(),
                        step.startsHour(),
                        step.noticed(),
                        vector == null
                                ? "silent"
                                : vector.decisionId()
                                        + ' '
                                        + vector.featureHash()
                                        + ' '
                                        + vector.quality());
    }

    /** Puts its state away now and then, and forgets everything but what is stored. */
    private static final class Symbol {

        private static final String NOTHING = "true null false [] silent";

        private final FeatureEngine engine;
        private final Random random;
        private final StoredSymbol stored;
        private SymbolState state;
        private int changed;
        private @Nullable DeferredTicks deferred;
        private int waited;

        Symbol(FeatureEngine engine, Random random) {
            this.engine = engine;
            this.random = random;
            this.stored = new StoredSymbol(engine, "EURUSD");
            this.state = engine.features().newState();
        }

        String step(Tick tick) throws Exception {
            if (deferred != null) {
                if (deferred.take(tick)) {
                    waited++;
                    return NOTHING;
                }
                state = load(deferred);
                changed = 0;
                deferred = null;
            }
            String line = line(engine.step(state, tick));
            changed |= state.takeChanged();
            if (random.nextInt(4) == 0) {
                putAway();
            }
            return line;
        }

        private void putAway() {
            if (!stored.storeBriefly(state, changed)) {
                changed = 0;
            }
            deferred = engine.defer(state);
        }

        private SymbolState load(DeferredTicks ticks) throws Exception {
            if (random.nextBoolean()) {
                return stored.loadWaiting(ticks);
            }
            // As after a restart: nothing but what is stored is left.
            if (!ticks.isEmpty()) {
                stored.store(ticks);
            }
            return stored.load(null);
        }
    }
}
