package io.tickflow.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickflow.connector.topic.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Seeded ticks of two symbols by turns, with an unreadable record now and then. */
final class InterleavedTicks {

    private static final int UNREADABLE = 4;

    private static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD.a");

    /** Five hours of market time: every feature has its value by then. */
    private static final int STEPS = 2_400;

    private static final int STEPS_PER_UNREADABLE = STEPS / UNREADABLE;
    private static final long STEP_MILLIS = 8_000;
    private static final long SEED = 11;

    /** A Tuesday, on the server's clock. */
    private static final long START_MILLIS = 1_709_600_400_000L;

    private InterleavedTicks() {}

    /** Publishes all of them and returns their number. */
    static long publish(String bootstrapServers) {
        return publish(bootstrapServers, SYMBOLS, STEPS, STEPS_PER_UNREADABLE);
    }

    /** Publishes ticks of {@code symbols} by turns, all readable, and returns their number. */
    static long publish(String bootstrapServers, List<String> symbols, int steps) {
        return publish(bootstrapServers, symbols, steps, Integer.MAX_VALUE);
    }

    private static long publish(
            String bootstrapServers, List<String> symbols, int steps, int stepsPerUnreadable) {
        var random = new Random(SEED);
        int bidPoints = 108_000;
        long published = 0;
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int step = 1; step <= steps; step++) {
                bidPoints += random.nextBoolean() ? 1 + random.nextInt(3) : -1 - random.nextInt(3);
                for (String symbol : symbols) {
                    var unused = producer.send(tick(symbol, step, bidPoints));
                    published++;
                }
                if (step % stepsPerUnreadable == 0) {
                    var unused = producer.send(record(symbols.get(0), "{\"bid\": \"nothing\"}"));
                    published++;
                }
            }
        }
        return published;
    }

    private static ProducerRecord<byte[], byte[]> tick(String symbol, int step, int bidPoints) {
        return record(
                symbol,
                String.format(
                        Locale.ROOT,
                        "{\"symbol\":\"%s\",\"time_msc\":%d,\"bid\":%.5f,\"ask\":%.5f,\"flags\":6}",
                        symbol,
                        START_MILLIS + step * STEP_MILLIS,
                        bidPoints / 1e5,
                        (bidPoints + 8) / 1e5));
    }

    private static ProducerRecord<byte[], byte[]> record(String key, String value) {
        return new ProducerRecord<>(Topics.TICKS, key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
