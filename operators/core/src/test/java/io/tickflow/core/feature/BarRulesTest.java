package io.tickflow.core.feature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.bar.BarPrice;
import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSession;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.market.SymbolMap;
import io.tickflow.core.market.Tick;
import io.tickflow.core.state.StateOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features on bars that are cut and priced otherwise than the standard ones. */
class BarRulesTest {

    private static final BarSession NEW_YORK_CLOSE = BarSession.parse("new-york-close");
    private static final BarRules ON_CHART =
            new BarRules(
                    BarPrice.BID, NEW_YORK_CLOSE, new SymbolMap<>(Map.of("BTC*", BarSession.UTC)));

    @Test
    void shouldCutBarsBySessionOfSymbol() {
        FeatureSet features = features(ON_CHART, "close(D1)");

        assertThat(closes(features, "EURUSD")).containsExactly(Double.NaN, 1.2, 1.2);
        assertThat(closes(features, "BTCUSD")).containsExactly(Double.NaN, Double.NaN, 1.3);
    }

    /** One tick before 17:00 in New York, one after it, and one after midnight of UTC. */
    private static List<Double> closes(FeatureSet features, String symbol) {
        var engine = new FeatureEngine("test", features);
        SymbolState state = features.newState();
        var closes = new ArrayList<Double>();
        double bid = 1.2;
        for (String time :
                List.of("2024-07-01T20:59:59Z", "2024-07-01T21:00:00Z", "2024-07-02T00:00:00Z")) {
            Tick tick = quote(symbol, Instant.parse(time).toEpochMilli(), bid, bid + 0.01);
            FeatureVector vector = requireNonNull(engine.step(state, tick).vector());
            float close = vector.values()[features.schema().names().indexOf("close_d1")];
            closes.add(Math.rint(close * 1e4) / 1e4);
            bid += 0.1;
        }
        return closes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean(rr100, 5, H4)", "seq(rr100, 2, H4)", "rsi(14, H4)"})
    void shouldTellApartSamplesOfOtherBars(String feature) {
        List<String> standard = definitions(features(BarRules.STANDARD, feature));
        List<String> chart = definitions(features(ON_CHART, feature));

        assertThat(chart).hasSameSizeAs(standard);
        assertThat(chart.get(chart.size() - 1)).isNotEqualTo(standard.get(standard.size() - 1));
    }

    @Test
    void shouldTellApartFeaturesOnOtherBars() {
        FeatureSet standard = features(BarRules.STANDARD, "rsi(14, H4)", "rsi(14, M5)");
        FeatureSet chart = features(ON_CHART, "rsi(14, H4)", "rsi(14, M5)");

        assertThat(definitions(standard)).contains("rsi(14, H4)", "rsi(14, M5)");
        assertThat(definitions(chart))
                .contains("rsi(14, H4@bid@new-york-close{BTC*=utc})", "rsi(14, M5@bid)");
        assertThat(groups(standard)).contains("bars-H4", "bars-M5");
        assertThat(groups(chart)).contains("bars-H4@bid@new-york-close{BTC*=utc}", "bars-M5@bid");
    }

    @Test
    void shouldLeaveShortBarsAloneWhateverSession() {
        var rules = new BarRules(BarPrice.MID, NEW_YORK_CLOSE, SymbolMap.empty());

        assertThat(groups(features(rules, "rsi(14, H1)", "rsi(14, 10s)", "rsi(14, T50)")))
                .contains("bars-H1", "bars-10s", "bars-T50");
        assertThat(groups(features(rules, "rsi(14, H2)", "rsi(14, W1)", "rsi(14, MN1)")))
                .contains(
                        "bars-H2@new-york-close",
                        "bars-W1@new-york-close",
                        "bars-MN1@new-york-close");
    }

    @Test
    void shouldContinueStoredBarsOfSession() throws Exception {
        FeatureSet features = features(ON_CHART, "close(H4)", "real_volume(H4)", "day_vwap()");
        var engine = new FeatureEngine("test", features);
        SymbolState kept = features.newState();
        SymbolState stored = features.newState();
        long millis = Instant.parse("2024-03-08T12:00:00Z").toEpochMilli();
        for (int i = 0; i < 400; i++) {
            millis += 1_200_000;
            Tick tick =
                    new Tick("EURUSD", millis, 1 + i / 1e4, 1.1 + i / 1e4, 1.05, i, 56, 0, i, 0);
            String hash = requireNonNull(engine.step(kept, tick).vector()).featureHash();

            assertThat(requireNonNull(engine.step(stored, tick).vector()).featureHash())
                    .as("tick %d", i)
                    .isEqualTo(hash);
            stored = engine.load("EURUSD", bytesOf(features, stored)::get, null);
        }
    }

    @Test
    void shouldLeaveOutBarWithoutKnownVolume() throws Exception {
        FeatureSet before = features(BarRules.STANDARD, "close(M1)");
        FeatureSet after = features(BarRules.STANDARD, "close(M1)", "real_volume(M1)");
        var engine = new FeatureEngine("test", before);
        SymbolState state = before.newState();
        long noon = 1_399_032_000_000L;
        engine.step(state, trade(noon, 5));
        var later = new FeatureEngine("test", after);
        SymbolState grown = later.load("EURUSD", bytesOf(before, state)::get, null);

        assertThat(volume(after, later.step(grown, trade(noon + 30_000, 6)))).isNaN();
        assertThat(volume(after, later.step(grown, trade(noon + 60_000, 7)))).isNaN();
        assertThat(volume(after, later.step(grown, trade(noon + 90_000, 8)))).isNaN();
        assertThat(volume(after, later.step(grown, trade(noon + 120_000, 9)))).isEqualTo(15);
    }

    @Test
    void shouldPublishNoInfinityNearZero() {
        FeatureSet features =
                FeatureSet.of(
                        FeatureConfig.STANDARD
                                .adding("roc(2, 10s)", "bb_bandwidth(3, 2, 10s)")
                                .allowingNegative(Map.of("WTI*", 20.0)));
        var engine = new FeatureEngine("test", features);
        SymbolState state = features.newState();
        int accepted = 0;
        int ticks = 3_000;
        for (int i = 0; i < ticks; i++) {
            double mid = 3.0005 - i * 0.003;
            Tick tick = quote("WTI.m", 1_587_398_400_000L + i * 1_000L, mid - 0.02, mid + 0.02);
            FeatureStep step = engine.step(state, tick);
            accepted += step.accepted() ? 1 : 0;
            for (float value : requireNonNull(step.vector()).values()) {
                assertThat(Float.isInfinite(value)).isFalse();
            }
            assertThat(requireNonNull(step.vector()).typicalSpread()).isPositive();
            assertThat(value(features, step, "spread_bps")).isPositive();
        }
        assertThat(accepted).isEqualTo(ticks);
        assertThat(engine.step(features.newState(), quote("EURUSD", 1_587_398_400_000L, -2, -1)))
                .extracting(FeatureStep::rejection)
                .isEqualTo(DeadLetterCode.NON_POSITIVE_PRICE);
    }

    @Test
    void shouldComputeFeaturesOfLastAlone() {
        FeatureSet features = FeatureSet.standard();
        var engine = new FeatureEngine("test", features);
        SymbolState state = features.newState();
        for (int i = 0; i < 2_000; i++) {
            double last = 5_000 + (i * 7 % 11) * 0.25;
            long millis = 1_710_061_200_000L + i * 700L;
            FeatureStep step =
                    engine.step(state, new Tick("ES", millis, 0, 0, last, 2, 56, 0, i, millis));
            assertThat(step.accepted()).isTrue();
            FeatureVector vector = requireNonNull(step.vector());
            assertThat(vector.bid()).isEqualTo(last);
            assertThat(vector.quality() & Quality.LOCKED).isNotZero();
        }
    }

    private static FeatureSet features(BarRules rules, String... added) {
        return FeatureSet.of(FeatureConfig.STANDARD.on().adding(added).cutBy(rules));
    }

    private static List<String> definitions(FeatureSet features) {
        return features.schema().features().stream().map(spec -> spec.definition()).toList();
    }

    private static List<String> groups(FeatureSet features) {
        return features.groups().stream().map(StateGroup::name).toList();
    }

    private static double volume(FeatureSet features, FeatureStep step) {
        return value(features, step, "real_volume_m1");
    }

    private static double value(FeatureSet features, FeatureStep step, String name) {
        return requireNonNull(step.vector()).values()[features.schema().names().indexOf(name)];
    }

    private static Map<String, byte[]> bytesOf(FeatureSet features, SymbolState state) {
        state.bringIn(SymbolParts.ALL);
        var bytes = new HashMap<String, byte[]>();
        var out = new StateOutput();
        for (StateGroup group : features.groups()) {
            out.clear();
            group.write(state, out);
            bytes.put(group.name(), out.copy());
        }
        return bytes;
    }

    private static Tick quote(String symbol, long millis, double bid, double ask) {
        return new Tick(symbol, millis, bid, ask, Double.NaN, 0, 6, 0, 0, millis);
    }

    private static Tick trade(long millis, double volume) {
        return new Tick("EURUSD", millis, 1.1, 1.2, 1.15, volume, 56, 0, 0, millis);
    }
}
