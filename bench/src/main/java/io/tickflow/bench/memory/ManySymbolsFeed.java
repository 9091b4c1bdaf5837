package io.tickflow.bench.memory;

import io.tickflow.bench.SymbolDraw;
import io.tickflow.connector.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes seeded ticks of many symbols at a fixed rate until it is closed. A symbol ticks once in
 * a minute of market time on average, so that its bars close often.
 */
final class ManySymbolsFeed implements AutoCloseable {

    private static final long SEED = 20_140_506;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_MINUTE = 60_000;

    /** Server time of a Tuesday. */
    private static final long FIRST_SERVER_MILLIS = 1_399_374_000_000L;

    private final String bootstrapServers;
    private final int symbols;
    private final long intervalNanos;
    private final Thread thread = new Thread(this::run, "feed");
    private volatile long published;
    private volatile boolean closed;

    private ManySymbolsFeed(String bootstrapServers, int symbols, int rate) {
        this.bootstrapServers = bootstrapServers;
        this.symbols = symbols;
        this.intervalNanos = Math.round(NANOS_PER_SECOND / rate);
    }

    /** Starts a feed of {@code rate} ticks a second. */
    static ManySymbolsFeed start(String bootstrapServers, int symbols, int rate) {
        var feed = new ManySymbolsFeed(bootstrapServers, symbols, rate);
        feed.thread.setDaemon(true);
        feed.thread.start();
        return feed;
    }

    /** Ticks published so far. */
    long published() {
        return published;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var random = new SplittableRandom(SEED);
        var draw = new SymbolDraw(symbols, false);
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.LINGER_MS_CONFIG,
                                5),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            long startNanos = System.nanoTime();
            for (long i = 0; !closed; i++) {
                String symbol = "SYM" + draw.symbol(random.nextLong());
                byte[] value = json(symbol, i, random).getBytes(StandardCharsets.UTF_8);
                waitUntil(startNanos + i * intervalNanos);
                var unused =
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.TICKS,
                                        symbol.getBytes(StandardCharsets.UTF_8),
                                        value));
                published = i + 1;
            }
        }
    }

    private String json(String symbol, long index, SplittableRandom random) {
        double bid = 1.1 + 0.00001 * random.nextInt(1_000);
        return String.format(
                Locale.ROOT,
                "{\"symbol\":\"%s\",\"time_msc\":%d,\"bid\":%.5f,\"ask\":%.5f,\"flags\":6}",
                symbol,
                FIRST_SERVER_MILLIS + Math.round(index * MILLIS_PER_MINUTE / symbols),
                bid,
                bid + 0.0001);
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
