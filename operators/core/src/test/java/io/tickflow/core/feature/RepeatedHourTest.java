package io.tickflow.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks of a market that is open while its server's clock repeats an hour. */
class RepeatedHourTest {

    private static final FeatureSet FEATURES = FeatureSet.standard();
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final FeatureEngine engine = new FeatureEngine("test", FEATURES);
    private SymbolState state = FEATURES.newState();

    @ParameterizedTest
    @CsvSource({
        "new-york+7h, 2024-11-03T03:00:00Z, 1",
        "new-york+7h, 2024-11-03T03:00:00Z, 11",
        "new-york+7h, 2024-11-03T03:00:00Z, 60",
        "new-york+7h, 2024-11-03T03:00:00Z, 600",
        "new-york+7h, 2024-11-03T03:00:00Z, 1800",
        "Europe/Athens, 2024-10-26T22:00:00Z, 11",
        "Europe/London, 2024-10-26T22:00:00Z, 11",
        "Australia/Lord_Howe, 2024-04-06T12:00:00Z, 11",
    })
    void shouldAcceptEveryTickAtItsTime(String rule, Instant start, int seconds) {
        ServerTime time = ServerTime.parse(rule);
        for (long utc = start.toEpochMilli(); utc < start.toEpochMilli() + 7 * HOUR; ) {
            FeatureStep step = engine.step(state, tick(time, rule, utc));

            assertThat(step.rejection()).as("%s", Instant.ofEpochMilli(utc)).isNull();
            FeatureVector vector = step.vector();
            if (vector != null) {
                assertThat(vector.eventTimeMillis()).isEqualTo(utc);
            }
            utc += 1_000L * seconds;
        }
    }

    @Test
    void shouldTellLateTicksFromTheSecondPass() {
        long seed = 12;
        var random = new SplittableRandom(seed);
        ServerTime time = ServerTime.parse("new-york+7h");
        long newest = 0;
        for (long utc = Instant.parse("2024-11-03T04:30:00Z").toEpochMilli();
                utc < Instant.parse("2024-11-03T07:30:00Z").toEpochMilli();
                utc += 1_000 + random.nextInt(4_000)) {
            boolean late = newest != 0 && random.nextInt(20) == 0;
            long at = late ? newest - 1 - random.nextInt(5 * 60_000) : utc;
            newest = Math.max(newest, at);
            DeadLetterCode rejection =
                    engine.step(state, tick(time, "new-york+7h", at)).rejection();

            assertThat(rejection)
                    .as("seed %d, %s", seed, Instant.ofEpochMilli(at))
                    .isEqualTo(late ? DeadLetterCode.OUT_OF_ORDER : null);
        }
    }

    @Test
    void shouldGiveSameVectorsAfterRestoreAnywhere() throws IOException {
        ServerTime time = ServerTime.parse("new-york+7h");
        var whole = new ArrayList<String>();
        var restored = new ArrayList<String>();
        SymbolState other = FEATURES.newState();
        long start = Instant.parse("2024-11-03T05:30:00Z").toEpochMilli();
        for (int i = 0; i < 300; i++) {
            Tick tick = tick(time, "new-york+7h", start + i * 30_000L);
            add(whole, engine.step(state, tick));
            add(restored, engine.step(other, tick));
            other = i % 7 == 0 ? stored(other) : other;
        }

        assertThat(whole).hasSize(300);
        assertThat(restored).isEqualTo(whole);
    }

    @Test
    void shouldNeverAcceptHistoryAgain() {
        ServerTime time = ServerTime.parse("new-york+7h");
        long start = Instant.parse("2024-11-03T04:30:00Z").toEpochMilli();
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            ticks.add(tick(time, "new-york+7h", start + i * 10_000L));
        }
        int history = 700;
        ticks.subList(0, history).forEach(tick -> engine.stepOfHistory(state, tick));
        int known = 0;
        int accepted = 0;
        for (Tick tick : ticks) {
            FeatureStep step = engine.step(state, tick);
            known += step.rejection() == DeadLetterCode.ALREADY_IN_HISTORY ? 1 : 0;
            if (step.accepted()) {
                accepted++;
                assertThat(settledMillis(step)).isGreaterThan(start + (history - 1) * 10_000L);
            }
        }

        assertThat(known).isGreaterThanOrEqualTo(history);
        assertThat(known + accepted).isEqualTo(ticks.size());
    }

    @Test
    void shouldKeepTimesThatNameTheirZone() {
        long twelve = Instant.parse("2024-11-03T05:59:00Z").toEpochMilli();
        engine.step(state, quote(twelve, 0));

        assertThat(engine.step(state, quote(twelve - 45 * MINUTE, 0)).rejection())
                .isEqualTo(DeadLetterCode.OUT_OF_ORDER);
    }

    private static void add(List<String> hashes, FeatureStep step) {
        FeatureVector vector = step.vector();
        if (vector != null) {
            hashes.add(vector.decisionId() + ' ' + vector.featureHash());
        }
    }

    private static long settledMillis(FeatureStep step) {
        FeatureVector vector = step.vector();
        return vector == null ? Long.MAX_VALUE : vector.eventTimeMillis();
    }

    private SymbolState stored(SymbolState symbol) throws IOException {
        Map<String, byte[]> bytes = new HashMap<>();
        for (StateGroup group : FEATURES.groups()) {
            var out = new StateOutput();
            group.write(symbol, out);
            bytes.put(group.name(), out.copy());
        }
        return engine.load("BTCUSD", name -> bytesOf(bytes, name), null);
    }

    private static byte @Nullable [] bytesOf(Map<String, byte[]> bytes, String name) {
        return bytes.get(name);
    }

    /** Tick that a server with this rule publishes at {@code utcMillis}. */
    private static Tick tick(ServerTime time, String rule, long utcMillis) {
        boolean newYork = rule.startsWith("new-york");
        ZoneId zone = ZoneId.of(newYork ? "America/New_York" : rule);
        long local =
                Instant.ofEpochMilli(utcMillis)
                                .atZone(zone)
                                .toLocalDateTime()
                                .toInstant(ZoneOffset.UTC)
                                .toEpochMilli()
                        + (newYork ? 7 * HOUR : 0);
        return quote(time.toUtcMillis(local), time.repeatUtcMillis(local));
    }

    private static Tick quote(long millis, long repeatMillis) {
        return new Tick(
                "BTCUSD", millis, 69_000, 69_010, Double.NaN, 0, 6, 0, 0, millis, repeatMillis);
    }
}
