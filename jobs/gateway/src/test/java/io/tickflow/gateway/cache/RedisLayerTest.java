package io.tickflow.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.cache.CacheKey.Kind;
import io.tickflow.process.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** The second layer against a real Redis that is killed and comes back. */
class RedisLayerTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final CacheKey KEY = CacheKey.of(Kind.BARS, "EURUSD");
    private static final byte[] JSON = "[1]".getBytes(StandardCharsets.UTF_8);

    @Test
    void shouldShareAnswersAndOutliveRedis() throws Exception {
        int port = FreePorts.find(1).get(0);
        RedisServer redis = start(port);
        try (SharedLayer layer = layer(port);
                LayeredCache first = cache(layer(port));
                LayeredCache second = cache(layer(port))) {
            await().atMost(WAIT)
                    .ignoreExceptionsInstanceOf(Problem.class)
                    .until(
                            () -> {
                                first.get(KEY, () -> new Loaded(JSON, 7, Layer.L3));
                                return layer(second.get(KEY, RedisLayerTest::away));
                            },
                            Layer.L2::equals);
            assertThat(layer.get("nothing")).isNull();

            redis.stop();
            await().atMost(WAIT)
                    .until(
                            () -> {
                                assertThat(layer.get("nothing")).isNull();
                                return layer.isAway();
                            });
            assertThat(layer(first.get(CacheKey.of(Kind.BARS, "GBPUSD"), RedisLayerTest::three)))
                    .as("the source serves without Redis")
                    .isEqualTo(Layer.L3);

            redis = start(port);
            await().atMost(WAIT)
                    .until(
                            () -> {
                                layer.put("back", JSON);
                                return layer.get("back") != null;
                            });
            assertThat(layer.isAway()).isFalse();
        } finally {
            redis.stop();
        }
    }

    @Test
    void shouldServeOlderTruthOfRedis() throws Exception {
        int port = FreePorts.find(1).get(0);
        RedisServer redis = start(port);
        try (SharedLayer layer = layer(port);
                LayeredCache cache = cache(layer(port))) {
            long old = System.currentTimeMillis() - 600_000;
            var entry = new CacheEntry(JSON, old, old);
            await().atMost(WAIT)
                    .until(
                            () -> {
                                layer.put(KEY.text(), entry.encode());
                                return layer.get(KEY.text()) != null;
                            });

            Found found =
                    await().atMost(WAIT)
                            .ignoreExceptionsInstanceOf(Problem.class)
                            .until(
                                    () -> cache.get(KEY, RedisLayerTest::away),
                                    answer -> answer.layer() == Layer.L2);

            assertThat(found.json()).isEqualTo(JSON);
            assertThat(found.asOfMillis()).isEqualTo(old);
            assertThat(found.trouble()).isEqualTo("ClickHouse is away");
        } finally {
            redis.stop();
        }
    }

    private static Layer layer(Found found) {
        return found.layer();
    }

    private static Loaded three() {
        return new Loaded(JSON, 3, Layer.L3);
    }

    private static Loaded away() {
        throw Problem.unavailable("ClickHouse is away");
    }

    private static SharedLayer layer(int port) {
        return RedisLayer.of("redis://127.0.0.1:" + port, null, "test");
    }

    private static LayeredCache cache(SharedLayer layer) {
        var volatility = new Volatility();
        return new LayeredCache(layer, volatility, TimeToLive.fixed(), System::currentTimeMillis);
    }

    private static RedisServer start(int port) throws IOException {
        RedisServer redis =
                RedisServer.newRedisServer()
                        .bind("127.0.0.1")
                        .port(port)
                        .setting("save \"\"")
                        .build();
        redis.start();
        return redis;
    }
}
