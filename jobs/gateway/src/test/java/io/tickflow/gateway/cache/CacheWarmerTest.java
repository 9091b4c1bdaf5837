package io.tickflow.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.instrument.Instruments;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.cache.CacheKey.Kind;
import io.tickflow.settings.InstrumentOptions;
import io.tickflow.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CacheWarmerTest {

    /** Sunday; the calendar of the foreign exchange opens at 17:00 in New York. */
    private static final long OPENING = Instant.parse("2024-03-03T22:00:00Z").toEpochMilli();

    private static final byte[] BARS = {'[', ']'};

    private final AtomicLong now = new AtomicLong();
    private final Instruments instruments =
            InstrumentOptions.configure(
                    Settings.load(
                            Path.of("../../flink-conf/tickflow.yaml").toAbsolutePath(),
                            Map.of("tickflow.instruments.EURUSD.sessions", "forex")));

    @Test
    void shouldLoadBeforeSessionOpens() {
        var volatility = new Volatility();
        try (var cache =
                        new LayeredCache(
                                SharedLayer.NONE, volatility, TimeToLive.fixed(), now::get);
                var warmer =
                        new CacheWarmer(
                                instruments,
                                symbol ->
                                        cache.get(
                                                CacheKey.of(Kind.BARS, symbol),
                                                () -> new Loaded(BARS, 1, Layer.L3)),
                                now::get)) {
            now.set(OPENING - 60_000);
            warmer.warmOpening();

            Found found =
                    cache.get(
                            CacheKey.of(Kind.BARS, "EURUSD"),
                            () -> {
                                throw Problem.unavailable("nothing is loaded twice");
                            });
            assertThat(found.layer()).isEqualTo(Layer.L1);
            assertThat(cache.figures().loads()).as("of EURUSD alone").isEqualTo(1);
        }
    }

    @Test
    void shouldLoadNothingInMidSessionOrWeekend() {
        List<String> loaded = new ArrayList<>();
        try (var warmer = new CacheWarmer(instruments, loaded::add, now::get)) {
            for (long millis : List.of(OPENING + 3_600_000, OPENING - 3_600_000)) {
                now.set(millis);
                warmer.warmOpening();
            }
        }
        assertThat(loaded).isEmpty();
    }
}
