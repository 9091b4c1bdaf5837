package io.tickflow.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.Quality;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import io.tickflow.core.state.StateOutput;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a feed can do to the engine: everything is counted, and nothing of it stays. */
class HostileFeedTest {

    private static final FeatureSet FEATURES = FeatureSet.standard();
    private static final long NOON = 1_399_032_000_000L;
    private static final long HOUR = 3_600_000;
    private static final int GOOD = 2_000;

    private final FeatureEngine engine = new FeatureEngine("test", FEATURES);
    private final Map<DeadLetterCode, Integer> rejected = new EnumMap<>(DeadLetterCode.class);

    @Test
    void shouldForgetTimesThatJumpBackByHours() {
        var bad = new ArrayList<Tick>();
        for (int i = 0; i < 100; i++) {
            bad.add(quote(NOON - 5 * HOUR + 1_000L * i, 1.3, 1.3001));
        }

        assertThatNothingStaysOf(bad);
        assertThat(rejected).containsOnly(Map.entry(DeadLetterCode.OUT_OF_ORDER, 100));
    }

    @Test
    void shouldForgetPriceHundredTimesOff() {
        long now = NOON + 1_000L * GOOD;

        assertThatNothingStaysOf(
                List.of(quote(now, 130, 130.01), quote(now, 0.013, 0.0131), quote(now, 130, 131)));
        assertThat(rejected).containsOnly(Map.entry(DeadLetterCode.PRICE_SPIKE, 3));
    }

    @Test
    void shouldForgetPricesThatAreNone() {
        long now = NOON + 1_000L * GOOD;

        assertThatNothingStaysOf(
                List.of(
                        quote(now, Double.NaN, 1.3),
                        quote(now, 1.3, Double.POSITIVE_INFINITY),
                        quote(now, 0, 1.3),
                        quote(now, -1.3, 1.3)));
        assertThat(rejected)
                .containsOnly(
                        Map.entry(DeadLetterCode.NON_FINITE_PRICE, 2),
                        Map.entry(DeadLetterCode.NON_POSITIVE_PRICE, 2));
    }

    @Test
    void shouldRememberOnlyPresenceOfCrossedQuotes() {
        long now = NOON + 1_000L * GOOD;
        List<Tick> bad = List.of(quote(now, 1.3002, 1.3), quote(now, 1.4, 1.3));
        SymbolState clean = after(List.of());
        SymbolState soiled = after(bad);

        Tick next = good(GOOD + 1);
        FeatureVector expected = requireNonNull(engine.step(clean, next).vector());
        FeatureVector actual = requireNonNull(engine.step(soiled, next).vector());

        assertThat(actual.featureHash()).isEqualTo(expected.featureHash());
        assertThat(actual.quality()).isEqualTo(expected.quality() | Quality.CROSSED_SEEN);
        assertThat(rejected).containsEntry(DeadLetterCode.CROSSED_QUOTE, 2);
    }

    @Test
    void shouldTakeFiveThousandTicksOfOneMillisecond() {
        SymbolState state = after(List.of());
        long now = NOON + 1_000L * GOOD;
        var ids = new HashSet<String>();
        for (int i = 0; i < 5_000; i++) {
            FeatureStep step = engine.step(state, quote(now, 1.3 + 1e-5 * (i % 9), 1.3002));
            FeatureVector vector = requireNonNull(step.vector());
            assertThat(vector.ordinal()).isEqualTo(i);
            ids.add(vector.decisionId());
            for (float value : vector.values()) {
                assertThat(Float.isInfinite(value)).isFalse();
            }
        }

        assertThat(ids).hasSize(5_000);
    }

    @Test
    void shouldStartNewSessionAfterHourOfSilence() {
        SymbolState state = after(List.of());
        long later = NOON + 1_000L * GOOD + HOUR;

        FeatureVector vector =
                requireNonNull(engine.step(state, quote(later, 1.3, 1.3002)).vector());

        assertThat(vector.ready()).isFalse();
        assertThat(vector.quality() & Quality.GAP_IN_WINDOW).isEqualTo(Quality.GAP_IN_WINDOW);
        assertThat(vector.quality() & Quality.WARM).isZero();
        assertThat(state.gaps().count()).isEqualTo(1);
    }

    @Test
    void shouldKeepSameFewBytesWhateverComes() throws Exception {
        SymbolState state = FEATURES.newState();
        int empty = bytesOf(state);
        new SeededTicks(5, "EURUSD").next(20_000).forEach(tick -> engine.step(state, tick));

        assertThat(bytesOf(state)).isEqualTo(empty);
    }

    @Test
    void shouldAllocateNothingBetweenDecisions() {
        FeatureSet rarely = FeatureSet.of(FEATURES.config().decidingAt("D1"));
        var quiet = new FeatureEngine("test", rarely);
        SymbolState state = rarely.newState();
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            ticks.add(good(i));
        }
        ticks.subList(0, 30_000).forEach(tick -> quiet.step(state, tick));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();

        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 30_000; i < 60_000; i++) {
            quiet.step(state, ticks.get(i));
        }
        double allocated = (threads.getThreadAllocatedBytes(thread) - before) / 30_000.0;

        assertThat(allocated).as("bytes a tick").isLessThan(0.5);
    }

    private static int bytesOf(SymbolState state) throws Exception {
        var out = new StateOutput();
        for (var group : FEATURES.groups()) {
            group.write(state, out);
        }
        return out.size();
    }

    /** The features after bad ticks are those of a feed that never had them. */
    private void assertThatNothingStaysOf(List<Tick> bad) {
        SymbolState clean = after(List.of());
        SymbolState soiled = after(bad);
        for (int i = GOOD + 1; i < GOOD + 700; i++) {
            FeatureVector expected = requireNonNull(engine.step(clean, good(i)).vector());
            FeatureVector actual = requireNonNull(engine.step(soiled, good(i)).vector());
            assertThat(actual.featureHash()).as("tick %d", i).isEqualTo(expected.featureHash());
            assertThat(actual.quality()).isEqualTo(expected.quality());
            assertThat(actual.decisionId()).isEqualTo(expected.decisionId());
        }
    }

    private SymbolState after(List<Tick> bad) {
        SymbolState state = FEATURES.newState();
        for (int i = 0; i < GOOD; i++) {
            assertThat(engine.step(state, good(i)).accepted()).isTrue();
        }
        for (Tick tick : bad) {
            rejected.merge(requireNonNull(engine.step(state, tick).rejection()), 1, Integer::sum);
        }
        return state;
    }

    private static Tick good(int i) {
        double bid = 1.3 + 1e-5 * ((i * 7919L) % 23);
        return quote(NOON + 1_000L * i, bid, bid + 1e-4 + 1e-5 * (i % 3));
    }

    private static Tick quote(long millis, double bid, double ask) {
        return new Tick("EURUSD", millis, bid, ask, Double.NaN, 0, 6, 0, 0, 0);
    }
}
