package io.tickflow.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.core.market.Tick;
import io.tickflow.gateway.RealTicks;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.cache.CacheKey.Kind;
import io.tickflow.gateway.cache.Volatility.Regime;
import io.tickflow.process.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/**
 * Cache of two gateways with a real Redis over a real day: times to live by volatility against
 * fixed ones, for the same questions at the same times.
 */
@Tag("long")
class CacheReplayTest {

    private static final String TICKS = "EURUSD_20140501-20140512.mt5.csv.gz";

    /** A Thursday with a decision of the European Central Bank. */
    private static final long FROM = Instant.parse("2014-05-08T00:00:00Z").toEpochMilli();

    private static final long TO = FROM + Duration.ofDays(1).toMillis();

    /** Questions a second to each gateway: a few consoles, and programs that poll. */
    private static final double QUESTIONS_PER_SECOND = 4;

    private static final long SEED = 18;
    private static final double PIP = 0.0001;

    private final AtomicLong now = new AtomicLong();

    /** Price at the time of a load, as the answer of it. */
    private double mid;

    private static final class Variant {
        final String name;
        final List<LayeredCache> gateways = new ArrayList<>();
        private final Map<Regime, double[]> moved = new EnumMap<>(Regime.class);

        Variant(String name) {
            this.name = name;
        }

        /** Sum of the distances between the price of the answer and that of the question. */
        double[] moved(Regime regime) {
            return moved.computeIfAbsent(regime, key -> new double[1]);
        }
    }

    @Test
    void shouldAnswerFromMemoryOverRealDay() throws Exception {
        RedisServer redis = start();
        var volatility = new Volatility();
        try {
            Variant fixed = variant("fixed", redis, volatility, TimeToLive.fixed());
            Variant moving = variant("by volatility", redis, volatility, TimeToLive.by(volatility));
            replay(volatility, List.of(fixed, moving));
            for (Variant variant : List.of(fixed, moving)) {
                assertThat(print(variant)).as(variant.name).isGreaterThan(0.8);
                variant.gateways.forEach(LayeredCache::close);
            }
        } finally {
            redis.stop();
        }
    }

    private Variant variant(String name, RedisServer redis, Volatility volatility, TimeToLive ttl) {
        var variant = new Variant(name);
        for (int i = 0; i < 2; i++) {
            SharedLayer layer =
                    RedisLayer.of(
                            "redis://127.0.0.1:" + redis.ports().get(0),
                            null,
                            name.replace(' ', '-'));
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> {
                                layer.put("ready", new byte[] {1});
                                return layer.get("ready") != null;
                            });
            variant.gateways.add(new LayeredCache(layer, volatility, ttl, now::get));
        }
        return variant;
    }

    private void replay(Volatility volatility, List<Variant> variants) throws IOException {
        var random = new SplittableRandom(SEED);
        var next = new long[] {FROM};
        RealTicks.read(
                TICKS,
                tick -> {
                    while (next[0] < tick.eventTimeMillis() && next[0] < TO) {
                        ask(volatility, variants, next[0], random.nextInt(2));
                        double wait = -Math.log(1 - random.nextDouble()) / QUESTIONS_PER_SECOND;
                        next[0] += Math.max(1, Math.round(wait * 1_000 / 2));
                    }
                    follow(volatility, tick);
                    return tick.eventTimeMillis() < TO;
                });
    }

    private void follow(Volatility volatility, Tick tick) {
        mid = (tick.bid() + tick.ask()) / 2;
        volatility.onPrice(tick.symbol(), mid, tick.eventTimeMillis());
    }

    private void ask(Volatility volatility, List<Variant> variants, long millis, int gateway) {
        now.set(millis);
        Regime regime = Volatility.regime(volatility.ratio("EURUSD", millis));
        for (Variant variant : variants) {
            Found found =
                    variant.gateways.get(gateway).get(CacheKey.of(Kind.BARS, "EURUSD"), this::load);
            double then = Double.parseDouble(new String(found.json(), StandardCharsets.US_ASCII));
            variant.moved(regime)[0] += Math.abs(mid - then) / PIP;
        }
    }

    private Loaded load() {
        return new Loaded(
                Double.toString(mid).getBytes(StandardCharsets.US_ASCII), now.get(), Layer.L3);
    }

    private static double print(Variant variant) {
        double all = 0;
        for (Layer layer : Layer.values()) {
            all += uses(variant, layer);
        }
        double hits = 1 - uses(variant, Layer.L3) / all;
        System.out.printf(
                "TTL %s: %,.0f questions, L1 %.1f%%, L2 %.1f%%, L3 %.1f%%, hits %.1f%%%n",
                variant.name,
                all,
                100 * uses(variant, Layer.L1) / all,
                100 * uses(variant, Layer.L2) / all,
                100 * uses(variant, Layer.L3) / all,
                100 * hits);
        for (Regime regime : Regime.values()) {
            long uses = variant.gateways.stream().mapToLong(g -> g.figures().uses(regime)).sum();
            double ages =
                    variant.gateways.stream()
                            .mapToDouble(
                                    g ->
                                            g.figures().meanAgeMillis(regime)
                                                    * g.figures().uses(regime))
                            .sum();
            System.out.printf(
                    "  %-6s %,9d questions, mean age %,6.0f ms, price moved by %.3f pips%n",
                    regime,
                    uses,
                    ages / Math.max(1, uses),
                    variant.moved(regime)[0] / Math.max(1, uses));
        }
        return hits;
    }

    private static double uses(Variant variant, Layer layer) {
        return variant.gateways.stream().mapToLong(g -> g.figures().uses(layer)).sum();
    }

    private static RedisServer start() throws IOException {
        RedisServer redis =
                RedisServer.newRedisServer()
                        .bind("127.0.0.1")
                        .port(FreePorts.find(1).get(0))
                        .setting("save \"\"")
                        .build();
        redis.start();
        return redis;
    }
}
