package io.tickflow.core.feature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.event.DecisionIds;
import io.tickflow.core.feature.quote.Microstructure;
import io.tickflow.core.feature.quote.SeededPath;
import io.tickflow.core.market.Tick;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeatureEngineTest {

    private static final long NOON = SeededPath.NOON;
    private static final long HOUR = 3_600_000;

    private static final FeatureSet FEATURES = FeatureSet.standard();

    private final FeatureEngine engine = new FeatureEngine("test", FEATURES);
    private final SymbolState state = FEATURES.newState();

    @Test
    void shouldEmitVectorOnlyForAcceptedTick() {
        FeatureStep accepted = engine.step(state, quote(NOON, 1.1, 1.1002));
        FeatureStep rejected = engine.step(state, quote(NOON + 1, 1.1003, 1.1002));

        assertThat(accepted.accepted()).isTrue();
        assertThat(accepted.rejection()).isNull();
        assertThat(requireNonNull(accepted.vector()).values()).hasSize(FEATURES.schema().size());
        assertThat(rejected.accepted()).isFalse();
        assertThat(rejected.vector()).isNull();
        assertThat(rejected.rejection()).isEqualTo(DeadLetterCode.CROSSED_QUOTE);
    }

    @Test
    void shouldNameDecisionByTimeAndOrdinal() {
        step(NOON, 1.1, 1.1002);
        FeatureVector second = step(NOON, 1.1, 1.1003);

        assertThat(second.ordinal()).isEqualTo(1);
        assertThat(second.decisionId())
                .isEqualTo(new DecisionIds("test").decisionId("EURUSD", NOON, 1));
    }

    @Test
    void shouldNameGroupsThatTickChanged() {
        engine.step(state, quote(NOON, 1.1, 1.1002));
        assertThat(changedGroups())
                .as("what is stored for the first time is whole")
                .containsExactlyElementsOf(
                        FEATURES.groups().stream().map(StateGroup::name).toList());
        engine.step(state, quote(NOON, 1.1, 1.1002));
        assertThat(changedGroups()).as("a duplicate").isEmpty();
        engine.step(state, quote(NOON + 1, 1.2, 1.1));
        assertThat(changedGroups()).as("a crossed quote").containsExactly("ticks");
        engine.step(state, quote(NOON + 9_999, 1.1, 1.1002));
        assertThat(changedGroups()).as("no bar closed").containsExactly("ticks");
        engine.step(state, quote(NOON + 10_000, 1.1, 1.1002));
        assertThat(changedGroups()).as("a bar closed").containsExactly("ticks", "bars-10s");
    }

    @Test
    void shouldFlagTwoPartitionsForAnHour() {
        step(NOON, 1.1, 1.1002);
        var stray = new Tick("EURUSD", NOON + 1, 1.1, 1.1002, Double.NaN, 0, 6, 1, 0, 0);

        FeatureStep refused = engine.step(state, stray);

        assertThat(refused.rejection()).isEqualTo(DeadLetterCode.SYMBOL_ON_TWO_PARTITIONS);
        assertThat(changedGroups()).contains("ticks");
        assertThat(step(NOON + 2, 1.1, 1.1002).quality()).isEqualTo(Quality.TWO_PARTITIONS);
        assertThat(step(NOON + HOUR, 1.1, 1.1002).quality())
                .isEqualTo(Quality.GAP_IN_WINDOW | Quality.STALE);
    }

    @Test
    void shouldStartSessionWhenStepIsTakenBack() {
        tickEachSecond(NOON, 700);
        long wrong = NOON + 5 * 60_000 + 699_000;
        step(wrong, 1.2, 1.2002);

        FeatureVector back = null;
        for (int i = 1; i <= 5; i++) {
            Tick late = quote(NOON + 699_000 + i * 1_000L, 1.2, 1.2002);
            back = engine.step(state, late).vector();
            assertThat(changedGroups()).contains("ticks");
        }

        assertThat(requireNonNull(back).ready()).isFalse();
        assertThat(back.eventTimeMillis()).isLessThan(wrong);
        assertThat(tickEachSecond(NOON + 705_000, 601).ready()).isTrue();
    }

    @Test
    void shouldMeasureMovesInTypicalSpreads() {
        step(NOON, 1.1000, 1.1002);

        FeatureVector vector = step(NOON + 1_000, 1.1001, 1.1002);

        assertThat(vector.typicalSpread()).isCloseTo(0.0002, within(1e-12));
        assertThat(value(vector, "last_bid_change")).isCloseTo(0.5f, within(1e-5f));
        assertThat(value(vector, "last_ask_change")).isNaN();
        assertThat(value(vector, "last_mid_change")).isCloseTo(0.25f, within(1e-5f));
        assertThat(value(vector, "mid_diff_1")).isCloseTo(0.25f, within(1e-5f));
        assertThat(value(vector, "mid_dev_ewma_2s")).isCloseTo(0.25f, within(1e-5f));
        assertThat(value(vector, "mid_ret_1s")).isCloseTo(0.25f, within(1e-5f));
        assertThat(value(vector, "mid_ret_5s")).isNaN();
        assertThat(value(vector, "spread_bps")).isCloseTo(0.909f, within(1e-3f));
        assertThat(value(vector, "side_balance")).isCloseTo(0.1f, within(1e-6f));
        assertThat(value(vector, "log_ms_since_tick")).isEqualTo((float) StrictMath.log1p(1_000));
        assertThat(value(vector, "log_ms_since_bid_change")).isZero();
        assertThat(value(vector, "log_ms_since_ask_change"))
                .isEqualTo((float) StrictMath.log1p(1_000));
    }

    @Test
    void shouldFollowRunsAndReversals() {
        double[] mids = {1.1000, 1.1001, 1.1002, 1.1003, 1.1002, 1.1003};
        float[] runs = {0, 1, 2, 3, -1, 1};
        for (int i = 0; i < mids.length; i++) {
            FeatureVector vector = step(NOON + i, mids[i], mids[i] + 0.0002);
            assertThat(value(vector, "run_length")).isEqualTo(runs[i]);
        }

        FeatureVector last = step(NOON + 6, 1.1003, 1.1005);

        // Two of the four moves that have one before them reversed it; two of the three that have
        // two before them had the sign of the earlier one.
        assertThat(value(last, "rr100")).isCloseTo(0.5f, within(0.02f));
        assertThat(value(last, "l2_100")).isCloseTo(2 / 3f, within(0.02f));
        assertThat(value(last, "pair100")).isEqualTo(1);
        assertThat(value(last, "one100")).isZero();
        assertThat(value(last, "last_move_x_rr100"))
                .isCloseTo(value(last, "rr100") - 0.5f, within(1e-6f));
    }

    @Test
    void shouldNotCountRoundingAsMove() {
        step(NOON, 1.1, 1.3);
        FeatureVector widened = step(NOON + 1, 1.1 - 1e-5, 1.3 + 1e-5);

        assertThat(value(widened, "last_mid_change")).isNaN();
        assertThat(value(widened, "last_bid_change")).isNegative();
        assertThat(value(widened, "run_length")).isZero();
    }

    @Test
    void shouldKeepPositiveScaleOfLockedFeed() {
        for (int i = 0; i < 100; i++) {
            FeatureVector vector = step(NOON + 100L * i, 1.1 + 1e-5 * i, 1.1 + 1e-5 * i);

            assertThat(vector.typicalSpread()).isCloseTo(1.1 * 5e-6, within(1e-8));
            assertThat(vector.quality() & Quality.LOCKED).isEqualTo(Quality.LOCKED);
            assertThat(value(vector, "spread_bps")).isZero();
        }
    }

    @Test
    void shouldBeReadyAfterTenMinutesAnd200Moves() {
        FeatureVector vector = tickEachSecond(NOON, 600);
        assertThat(vector.ready()).isFalse();

        assertThat(step(NOON + 600_000, 1.2, 1.2002).ready()).isTrue();
        assertThat(value(vector, "rsi_14_10s")).isFinite();
        assertThat(value(vector, "rsi_14_m5")).isNaN();
    }

    @Test
    void shouldNotBeReadyWhenHardlyAnythingMoved() {
        step(NOON, 1.1, 1.1002);

        assertThat(step(NOON + 600_000, 1.2, 1.2002).ready()).isFalse();
    }

    @Test
    void shouldKeepOnlyBarsWhenSessionStarts() {
        tickEachSecond(NOON, 700);
        long monday = NOON + 699_000 + HOUR;

        FeatureVector first = step(monday, 1.3, 1.3004);

        assertThat(first.ready()).isFalse();
        assertThat(first.typicalSpread()).isCloseTo(0.0004, within(1e-12));
        assertThat(value(first, "last_mid_change")).isNaN();
        assertThat(value(first, "rr100")).isNaN();
        assertThat(value(first, "rsi_14_10s")).isFinite();
        assertThat(first.quality() & Quality.GAP_IN_WINDOW).isEqualTo(Quality.GAP_IN_WINDOW);
        assertThat(tickEachSecond(monday + 1_000, 600).ready()).isTrue();
    }

    @Test
    void shouldResetQuotesButNotBarsAfterGap() {
        tickEachSecond(NOON, 100);
        var fresh = FEATURES.newState();
        long monday = NOON + 99_000 + HOUR;

        for (int i = 0; i < 300; i++) {
            Tick tick = quote(monday + 700L * i, 1.2 + 1e-5 * (i % 7), 1.2002);
            float[] resumed = requireNonNull(engine.step(state, tick).vector()).values();
            float[] started = requireNonNull(engine.step(fresh, tick).vector()).values();
            int microstructure = Microstructure.SPECS.size();
            assertThat(Arrays.copyOf(resumed, microstructure))
                    .containsExactly(Arrays.copyOf(started, microstructure));
        }
    }

    @Test
    void shouldIgnoreKafkaMetadata() {
        var other = FEATURES.newState();
        for (int i = 0; i < 50; i++) {
            double bid = 1.1 + 1e-5 * (i % 5);
            var here = new Tick("EURUSD", NOON + i, bid, 1.2, Double.NaN, 0, 6, 0, i, 1);
            var there = new Tick("EURUSD", NOON + i, bid, 1.2, Double.NaN, 0, 6, 7, 900 + i, NOON);

            FeatureVector one = requireNonNull(engine.step(state, here).vector());
            FeatureVector two = requireNonNull(engine.step(other, there).vector());

            assertThat(two.featureHash()).isEqualTo(one.featureHash());
            assertThat(two.decisionId()).isEqualTo(one.decisionId());
        }
    }

    @Test
    void shouldStayFiniteAtEndsOfRange() {
        for (double price : new double[] {Double.MIN_VALUE, 1e-300, 1e300}) {
            var extreme = FEATURES.newState();
            for (int i = 0; i < 50; i++) {
                FeatureStep step = engine.step(extreme, quote(NOON + 5_000L * i, price, price));
                for (float value : requireNonNull(step.vector()).values()) {
                    assertThat(Float.isInfinite(value)).isFalse();
                }
            }
        }
    }

    @Test
    void shouldTakeBackWrongClockAtEndOfHistory() {
        for (int i = 0; i < 100; i++) {
            engine.stepOfHistory(state, quote(NOON + 1_000L * i, 1.1, 1.1002));
        }
        long wrong = NOON + 2 * 3_600_000;
        engine.stepOfHistory(state, quote(wrong, 1.1, 1.1002));
        engine.stepOfHistory(state, quote(wrong + 1_000, 1.1, 1.1002));

        assertThat(live(NOON + 99_000)).isEqualTo(DeadLetterCode.ALREADY_IN_HISTORY);
        for (int i = 100; i < 104; i++) {
            assertThat(live(NOON + 1_000L * i)).isEqualTo(DeadLetterCode.OUT_OF_ORDER);
        }
        assertThat(live(NOON + 104_000)).as("the fifth that agrees").isNull();
        assertThat(live(NOON + 104_000)).isEqualTo(DeadLetterCode.DUPLICATE);
        assertThat(live(NOON + 105_000)).isNull();
        assertThat(live(NOON + 99_000)).isEqualTo(DeadLetterCode.ALREADY_IN_HISTORY);
    }

    private @Nullable DeadLetterCode live(long millis) {
        var tick = new Tick("EURUSD", millis, 1.1, 1.1002, Double.NaN, 0, 6, 3, 0, 0);
        return engine.step(state, tick).rejection();
    }

    private FeatureVector tickEachSecond(long fromMillis, int count) {
        FeatureVector vector = null;
        for (int i = 0; i < count; i++) {
            double bid = 1.2 + 1e-4 * (i % 2);
            vector = step(fromMillis + 1_000L * i, bid, bid + 0.0002);
        }
        return requireNonNull(vector);
    }

    private FeatureVector step(long millis, double bid, double ask) {
        return requireNonNull(engine.step(state, quote(millis, bid, ask)).vector());
    }

    private static float value(FeatureVector vector, String feature) {
        return vector.values()[FEATURES.schema().names().indexOf(feature)];
    }

    private List<String> changedGroups() {
        int changed = state.takeChanged();
        return IntStream.range(0, FEATURES.groups().size())
                .filter(i -> (changed & (1 << i)) != 0)
                .mapToObj(i -> FEATURES.groups().get(i).name())
                .toList();
    }

    private static Tick quote(long millis, double bid, double ask) {
        return new Tick("EURUSD", millis, bid, ask, Double.NaN, 0, 6, 0, 0, 0);
    }
}
