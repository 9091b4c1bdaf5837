package io.tickflow.core.feature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.bar.BarPrice;
import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSession;
import io.tickflow.core.market.SymbolMap;
import io.tickflow.core.market.Tick;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features of trades, held against all trades of the series. */
class TradeFeaturesTest {

    private static final long SEED = 93;
    private static final int TICKS = 4_000;
    private static final long WINDOW_MILLIS = 60_000;
    private static final long BUCKET_MILLIS = WINDOW_MILLIS / 20;
    private static final BarRules NEW_YORK_CLOSE =
            new BarRules(
                    BarPrice.MID,
                    BarSession.parse("new-york-close"),
                    new SymbolMap<>(Map.of("BTC*", BarSession.UTC)));
    private static final FeatureSet FEATURES =
            FeatureSet.of(
                    FeatureConfig.STANDARD
                            .on()
                            .adding(
                                    "rate = trade_rate(60s)",
                                    "volume = trade_volume(M1)",
                                    "sides = trade_imbalance(60s)",
                                    "sided = volume_imbalance(60s)",
                                    "vwap = tick_vwap(60s)",
                                    "hour = trade_volume(H1)",
                                    "day = day_vwap()",
                                    "traded = real_volume(M5)",
                                    "count = volume(M5)",
                                    "away = dist(tick_vwap(60s))")
                            .cutBy(NEW_YORK_CLOSE));

    private final List<Tick> ticks = ticks("ES", SEED);
    private final List<FeatureVector> vectors = vectors(FEATURES, ticks);

    @Test
    void shouldEqualSumsOverAllTrades() {
        for (int i = 0; i < TICKS; i++) {
            List<Tick> trades = tradesIn(i, WINDOW_MILLIS, BUCKET_MILLIS);
            double volume = sum(trades, Tick::tradedVolume);
            double bought = sum(trades, tick -> tick.tradeSign() > 0 ? tick.volume() : 0);
            double sold = sum(trades, tick -> tick.tradeSign() < 0 ? tick.volume() : 0);
            double buys = sum(trades, tick -> tick.tradeSign() > 0 ? 1 : 0);
            double sells = sum(trades, tick -> tick.tradeSign() < 0 ? 1 : 0);
            double value = sum(trades, tick -> tick.last() * tick.tradedVolume());

            assertValue(i, "rate", trades.size() / 60.0);
            assertValue(i, "volume", volume);
            assertValue(i, "sides", buys + sells == 0 ? 0 : (buys - sells) / (buys + sells));
            assertValue(i, "sided", bought + sold == 0 ? 0 : (bought - sold) / (bought + sold));
            assertValue(i, "vwap", volume == 0 ? Double.NaN : value / volume);
            assertValue(i, "hour", sum(tradesIn(i, 3_600_000, 180_000), Tick::tradedVolume));
        }
        assertThat(tradesIn(TICKS - 1, WINDOW_MILLIS, BUCKET_MILLIS)).isNotEmpty();
    }

    @Test
    void shouldWeighTradesOfDayOfSession() {
        for (int i = 0; i < TICKS; i++) {
            LocalDate day = dayOf(ticks.get(i));
            List<Tick> trades =
                    ticks.subList(0, i + 1).stream()
                            .filter(tick -> tick.isTrade() && dayOf(tick).equals(day))
                            .toList();
            double volume = sum(trades, Tick::tradedVolume);
            double value = sum(trades, tick -> tick.last() * tick.tradedVolume());
            assertValue(i, "day", volume == 0 ? Double.NaN : value / volume);
        }
        assertThat(dayOf(ticks.get(TICKS - 1))).isNotEqualTo(dayOf(ticks.get(0)));
    }

    @Test
    void shouldSumVolumesOfClosedBars() {
        long open = Long.MIN_VALUE;
        double volume = 0;
        int count = 0;
        double expectedVolume = Double.NaN;
        double expectedCount = Double.NaN;
        for (int i = 0; i < TICKS; i++) {
            Tick tick = ticks.get(i);
            long bar = Math.floorDiv(tick.eventTimeMillis(), 300_000);
            if (bar != open) {
                expectedVolume = open == Long.MIN_VALUE ? Double.NaN : volume;
                expectedCount = open == Long.MIN_VALUE ? Double.NaN : count;
                open = bar;
                volume = 0;
                count = 0;
            }
            volume += tick.tradedVolume();
            count++;
            assertValue(i, "traded", expectedVolume);
            assertValue(i, "count", expectedCount);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 700, 2_345})
    void shouldNotLookAhead(int prefix) {
        assertThat(vectors(FEATURES, ticks.subList(0, prefix)))
                .extracting(FeatureVector::featureHash)
                .isEqualTo(
                        vectors.subList(0, prefix).stream()
                                .map(FeatureVector::featureHash)
                                .toList());
    }

    @Test
    void shouldForgetStartOfSeriesOnceSettled() {
        int skipped = 500;
        List<FeatureVector> younger = vectors(FEATURES, ticks.subList(skipped, TICKS));
        int compared = 0;
        for (String name : List.of("rate", "volume", "sides", "sided", "vwap", "hour", "day")) {
            int column = FEATURES.schema().names().indexOf(name);
            for (int i = 0; i < younger.size(); i++) {
                FeatureVector vector = younger.get(i);
                if ((vector.settled()[column / 64] & 1L << column) != 0) {
                    assertThat(Float.floatToIntBits(vector.values()[column]))
                            .as("%s of tick %d", name, i)
                            .isEqualTo(
                                    Float.floatToIntBits(
                                            vectors.get(skipped + i).values()[column]));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(5 * (TICKS - skipped) / 2);
    }

    @Test
    void shouldCutDayBySessionOfSymbol() {
        List<Tick> bitcoin = ticks("BTCUSD", SEED);
        List<FeatureVector> ofBitcoin = vectors(FEATURES, bitcoin);
        int column = FEATURES.schema().names().indexOf("day");

        int differing = 0;
        for (int i = 0; i < TICKS; i++) {
            differing +=
                    ofBitcoin.get(i).values()[column] == vectors.get(i).values()[column] ? 0 : 1;
        }
        assertThat(differing).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({
        "trade_rate(), 0 arguments",
        "trade_rate(T500), T500",
        "trade_volume(W1), W1",
        "tick_vwap(14), 14",
        "trade_imbalance(soon), soon",
    })
    void shouldRefuseWhatIsNoLengthOfTime(String expression, String given) {
        assertThatThrownBy(() -> FeatureSet.of(FeatureConfig.STANDARD.adding(expression)))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessageContaining("takes a length of time up to a day")
                .hasMessageContaining("not " + given);
    }

    @Test
    void shouldRefuseArgumentsOfDayVwap() {
        assertThatThrownBy(() -> FeatureSet.of(FeatureConfig.STANDARD.adding("day_vwap(D1)")))
                .hasMessageContaining("day_vwap takes no argument");
    }

    private void assertValue(int tick, String name, double expected) {
        double value = vectors.get(tick).values()[FEATURES.schema().names().indexOf(name)];
        if (Double.isNaN(expected)) {
            assertThat(value).as("%s of tick %d, seed %d", name, tick, SEED).isNaN();
        } else {
            assertThat(value)
                    .as("%s of tick %d, seed %d", name, tick, SEED)
                    .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
        }
    }

    private List<Tick> tradesIn(int last, long windowMillis, long bucketMillis) {
        long bucket = Math.floorDiv(ticks.get(last).eventTimeMillis(), bucketMillis);
        long from = (bucket - windowMillis / bucketMillis + 1) * bucketMillis;
        return ticks.subList(0, last + 1).stream()
                .filter(tick -> tick.isTrade() && tick.eventTimeMillis() >= from)
                .toList();
    }

    private static double sum(List<Tick> trades, ToDoubleFunction<Tick> value) {
        return trades.stream().mapToDouble(value).sum();
    }

    private static LocalDate dayOf(Tick tick) {
        return LocalDateTime.ofInstant(
                        Instant.ofEpochMilli(tick.eventTimeMillis()), ZoneId.of("America/New_York"))
                .plusHours(7)
                .toLocalDate();
    }

    private static List<FeatureVector> vectors(FeatureSet features, List<Tick> ticks) {
        var engine = new FeatureEngine("test", features);
        SymbolState state = features.newState();
        var vectors = new ArrayList<FeatureVector>();
        for (Tick tick : ticks) {
            vectors.add(requireNonNull(engine.step(state, tick).vector()));
        }
        return vectors;
    }

    /** Quotes and trades in turn, over two days with silences. */
    private static List<Tick> ticks(String symbol, long seed) {
        var random = new Random(seed);
        var ticks = new ArrayList<Tick>();
        long millis = 1_710_061_200_000L;
        int points = 400_000;
        for (int i = 0; i < TICKS; i++) {
            millis += 1 + (i % 400 == 0 ? 9_000_000 : random.nextInt(12_000));
            points += random.nextInt(5) - 2;
            double bid = points / 100.0;
            int flags = new int[] {6, 56, 88, 24, 120, 0, 6, 134}[random.nextInt(8)];
            double volume = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(50);
            double last = random.nextInt(9) == 0 ? Double.NaN : bid + random.nextInt(2) * 0.25;
            ticks.add(new Tick(symbol, millis, bid, bid + 0.25, last, volume, flags, 0, i, millis));
        }
        return ticks;
    }
}
