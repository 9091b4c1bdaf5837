package io.tickflow.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.event.DecisionIds;
import io.tickflow.core.feature.quote.SeededPath;
import io.tickflow.core.market.Tick;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateAnchorTest {

    private static final long NOON = SeededPath.NOON;
    private static final long HOUR = 3_600_000;
    private static final int TICKS = 6_000;

    private static final FeatureSet FEATURES =
            FeatureSet.of(
                    FeatureConfig.STANDARD.adding(
                            "lag(rsi_14_10s, 3)",
                            "zscore(mid_ret_1s, 50)",
                            "rsi(5, T20)",
                            "ema(10, I50, forming)"));

    private final FeatureEngine engine = new FeatureEngine("test", FEATURES);
    private final SymbolState state = FEATURES.newState();

    private record Made(int tick, StateAnchor anchor) {}

    @ParameterizedTest
    @ValueSource(longs = {81, 82, 83})
    void shouldContinueFromAnyAnchorBitIdentically(long seed) throws IOException {
        List<Tick> ticks = ticks(seed);
        var lines = new ArrayList<String>();
        var anchors = new ArrayList<Made>();
        for (int i = 0; i < ticks.size(); i++) {
            FeatureStep step = engine.step(state, ticks.get(i));
            lines.add(line(step));
            if (step.startsHour()) {
                anchors.add(new Made(i, engine.anchor(state, ticks.get(i))));
            }
        }

        assertThat(anchors).as("seed %d", seed).hasSizeGreaterThan(5);
        for (Made made : anchors) {
            SymbolState restored = made.anchor().restore(FEATURES);
            var engineOfLater = new FeatureEngine("test", FEATURES);
            for (int i = made.tick() + 1; i < ticks.size(); i++) {
                assertThat(line(engineOfLater.step(restored, ticks.get(i))))
                        .as("seed %d anchor %d tick %d", seed, made.tick(), i)
                        .isEqualTo(lines.get(i));
            }
        }
    }

    @Test
    void shouldBeDueOnlyAtFirstTickOfHour() {
        assertThat(startsHour(NOON + 5)).as("the very first").isFalse();
        assertThat(startsHour(NOON + HOUR - 1)).isFalse();
        assertThat(startsHour(NOON + HOUR)).isTrue();
        assertThat(startsHour(NOON + HOUR + 1)).isFalse();
        assertThat(startsHour(NOON + 4 * HOUR + 7)).as("after hours of silence").isTrue();
        assertThat(engine.step(state, tick(NOON + 5 * HOUR, 1.2, 1.1)).startsHour())
                .as("rejected")
                .isFalse();
        assertThat(startsHour(NOON + 5 * HOUR + 1)).isTrue();
    }

    @Test
    void shouldSayOfWhichTickItIs() {
        startsHour(NOON);
        Tick first = tick(NOON + HOUR, 1.1, 1.1002);
        engine.step(state, first);

        StateAnchor anchor = engine.anchor(state, first);

        String decisionId = new DecisionIds("test").decisionId("EURUSD", NOON + HOUR, 0);
        assertThat(anchor.anchorId()).isEqualTo(decisionId + "/anchor");
        assertThat(anchor.schema()).isEqualTo(FEATURES.schema().hash());
        assertThat(anchor.partition()).isEqualTo(3);
        assertThat(anchor.offset()).isEqualTo(77);
        assertThat(anchor.groups().keySet())
                .containsExactlyElementsOf(
                        FEATURES.groups().stream().map(StateGroup::name).toList());
    }

    @Test
    void shouldCoverHistoryOfItsTick() throws IOException {
        engine.stepOfHistory(state, tick(NOON, 1.1, 1.1002));
        Tick first = tick(NOON + HOUR, 1.1, 1.1002);
        assertThat(engine.stepOfHistory(state, first).startsHour()).isTrue();

        SymbolState restored = engine.anchor(state, first).restore(FEATURES);

        assertThat(restored.session().historyMillis()).isEqualTo(NOON + HOUR);
    }

    @Test
    void shouldRefuseFeaturesOfAnotherSchema() {
        Tick tick = tick(NOON, 1.1, 1.1002);
        engine.step(state, tick);
        StateAnchor anchor = engine.anchor(state, tick);

        assertThatThrownBy(() -> anchor.restore(FeatureSet.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(FEATURES.schema().hash());
    }

    private boolean startsHour(long millis) {
        return engine.step(state, tick(millis, 1.1, 1.1002)).startsHour();
    }

    /** Some of them twice in a millisecond, some crossed, some late. */
    private static List<Tick> ticks(long seed) {
        var ticks = new ArrayList<Tick>();
        for (SeededPath.Point point : SeededPath.points(seed, TICKS)) {
            double bid = point.price();
            long odd = StrictMath.floorMod(point.millis() * 31 + ticks.size(), 97);
            ticks.add(
                    tick(
                            odd == 1 ? point.millis() - 1_000 : point.millis(),
                            bid,
                            odd == 2 ? bid - 1e-5 : bid + 2e-5));
        }
        return ticks;
    }

    private static String line(FeatureStep step) {
        FeatureVector vector = step.vector();
        String made =
                vector == null
                        ? String.valueOf(step.rejection())
                        : vector.decisionId() + ' ' + vector.featureHash() + ' ' + vector.ready();
        return made + ' ' + step.startsHour() + ' ' + step.noticed();
    }

    private static Tick tick(long millis, double bid, double ask) {
        return new Tick("EURUSD", millis, bid, ask, Double.NaN, 0, 6, 3, 77, 0);
    }
}
