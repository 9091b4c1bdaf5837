package io.tickflow.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.cache.CacheKey.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LayeredCacheTest {

    private static final CacheKey KEY = CacheKey.of(Kind.BARS, "EURUSD");
    private static final int KEYS = 1_000;

    /** Longer than a caller may send, for fewer of them. */
    private static final String LONG_NAME = "X".repeat(100_000);

    private static final long FRESH_MILLIS = Kind.BARS.ttlMillis();

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final Volatility volatility = new Volatility();
    private final AtomicInteger loads = new AtomicInteger();
    private final LayeredCache cache =
            new LayeredCache(SharedLayer.NONE, volatility, TimeToLive.by(volatility), clock::get);

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void shouldServeFromMemoryWhileFresh() {
        Found first = cache.get(KEY, this::load);
        clock.addAndGet(FRESH_MILLIS - 1);
        Found second = cache.get(KEY, this::load);
        clock.addAndGet(1);
        Found third = cache.get(KEY, this::load);

        assertThat(List.of(first.layer(), second.layer(), third.layer()))
                .containsExactly(Layer.L3, Layer.L1, Layer.L3);
        assertThat(text(third)).isEqualTo("2");
        assertThat(cache.figures().hitRate()).isEqualTo(1 / 3.0);
    }

    @Test
    void shouldLoadOnceForManyCallers() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(32);
        try {
            List<Future<Found>> answers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                answers.add(callers.submit(() -> cache.get(KEY, () -> held(begun, end))));
            }
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            end.countDown();
            for (Future<Found> answer : answers) {
                assertThat(text(answer.get(30, TimeUnit.SECONDS))).isEqualTo("1");
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(loads).hasValue(1);
    }

    private Loaded held(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return load();
    }

    @Test
    void shouldServeOlderTruthInsteadOfError() {
        cache.get(KEY, this::load);
        clock.addAndGet(10 * FRESH_MILLIS);

        Found found =
                cache.get(
                        KEY,
                        () -> {
                            throw Problem.unavailable("ClickHouse is away");
                        });

        assertThat(text(found)).isEqualTo("1");
        assertThat(found.trouble()).isEqualTo("ClickHouse is away");
        assertThat(found.answer(clock.get()).meta().degraded()).isTrue();
        assertThat(found.answer(clock.get()).meta().ageMillis()).isEqualTo(10 * FRESH_MILLIS);
        assertThat(cache.figures().stale()).isEqualTo(1);
    }

    @Test
    void shouldServeOlderTruthWhileSourceIsSlow() throws Exception {
        cache.get(KEY, this::load);
        clock.addAndGet(10 * FRESH_MILLIS);
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);

        Found found = cache.get(KEY, () -> held(begun, end));
        end.countDown();

        assertThat(text(found)).isEqualTo("1");
        assertThat(found.trouble()).isNotEmpty();
    }

    @Test
    void shouldFailWithoutAnyTruth() {
        assertThatThrownBy(
                        () ->
                                cache.get(
                                        KEY,
                                        () -> {
                                            throw Problem.unavailable("ClickHouse is away");
                                        }))
                .isInstanceOf(Problem.class)
                .hasMessage("ClickHouse is away");
    }

    @Test
    void shouldRememberThatThereIsNothing() {
        for (int i = 0; i < 3; i++) {
            Found found =
                    cache.get(
                            KEY,
                            () -> {
                                loads.incrementAndGet();
                                return Loaded.nothing(Layer.L3);
                            });
            assertThat(found.isNothing()).isTrue();
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void shouldCountKeysAmongItsBytes() {
        for (int i = 0; i < KEYS; i++) {
            cache.get(CacheKey.of(Kind.BARS, i + LONG_NAME), () -> Loaded.nothing(Layer.L3));
        }

        assertThat(cache.entries())
                .as("%d names of %d", KEYS, LONG_NAME.length())
                .isLessThanOrEqualTo((64L << 20) / LONG_NAME.length());
    }

    @Test
    void shouldKeepAnswersShorterInFastMarket() {
        TimeToLive ttl = TimeToLive.by(volatility);
        double price = 1.1;
        for (int second = 0; second < 1_200; second++) {
            price *= second % 2 == 0 ? 1.0001 : 1 / 1.0001;
            volatility.onPrice("EURUSD", price, clock.addAndGet(1_000));
        }
        long usual = ttl.millis(KEY, clock.get());
        for (int second = 0; second < 60; second++) {
            price *= second % 2 == 0 ? 1.001 : 1 / 1.001;
            volatility.onPrice("EURUSD", price, clock.addAndGet(1_000));
        }
        long fast = ttl.millis(KEY, clock.get());
        long quiet = ttl.millis(KEY, clock.get() + 600_000);

        assertThat(usual).isBetween(FRESH_MILLIS * 9 / 10, FRESH_MILLIS * 11 / 10);
        assertThat(fast).isLessThan(FRESH_MILLIS / 2);
        assertThat(quiet).isGreaterThan(FRESH_MILLIS * 3 / 2);
    }

    private Loaded load() {
        String json = Integer.toString(loads.incrementAndGet());
        return new Loaded(json.getBytes(StandardCharsets.UTF_8), clock.get(), Layer.L3);
    }

    private static String text(Found found) {
        return new String(found.json(), StandardCharsets.UTF_8);
    }
}
