package io.tickflow.bench;

import io.tickflow.connector.topic.Topics;
import java.nio.ByteBuffer;
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
 * Publishes seeded ticks to the jobs and to the echo at fixed instants, regardless of their
 * progress (open loop). A latency counts from the due time of a tick, so a stall of this feed is
 * not hidden.
 */
public final class TimedFeed {

    static final String SYMBOL = "EURUSD";

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SEED = 20_140_506;

    /** Server time, three hours ahead of UTC in May. */
    private static final long FIRST_SERVER_MILLIS = 1_399_374_000_000L;

    private static final long AHEAD_MILLIS = 3 * 3_600_000L;
    private static final long STEP_MILLIS = 250;

    private final String bootstrapServers;
    private final long intervalNanos;
    private final int count;
    private final long startNanos;

    /**
     * Creates a feed, which begins in a second.
     *
     * @param rate ticks a second
     * @param count number of ticks
     */
    public TimedFeed(String bootstrapServers, int rate, int count) {
        this.bootstrapServers = bootstrapServers;
        this.intervalNanos = Math.round(NANOS_PER_SECOND / rate);
        this.count = count;
        this.startNanos = System.nanoTime() + 1_000_000_000L;
    }

    /** Number of ticks. */
    int count() {
        return count;
    }

    /** Due time of tick {@code index} on the clock of System.nanoTime. */
    public long dueNanos(int index) {
        return startNanos + index * intervalNanos;
    }

    /** Index of the tick with this UTC event time. */
    public static int indexOf(long eventTimeMillis) {
        return (int) ((eventTimeMillis + AHEAD_MILLIS - FIRST_SERVER_MILLIS) / STEP_MILLIS);
    }

    /** Publishes all ticks and returns after the last. */
    public void run() {
        var random = new SplittableRandom(SEED);
        double mid = 1.38;
        byte[] key = SYMBOL.getBytes(StandardCharsets.UTF_8);
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                mid += 0.00001 * random.nextInt(-2, 3);
                byte[] value = json(i, mid).getBytes(StandardCharsets.UTF_8);
                waitUntil(dueNanos(i));
                send(producer, new ProducerRecord<>(Topics.TICKS, key, value));
                send(producer, new ProducerRecord<>(Echo.IN, index(i), value));
            }
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        // A lost record never arrives, and the benchmark then ends with an error.
        var unused = producer.send(record);
    }

    private static byte[] index(int index) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(index).array();
    }

    private static String json(int index, double mid) {
        return String.format(
                Locale.ROOT,
                "{\"symbol\":\"%s\",\"time_msc\":%d,\"bid\":%.5f,\"ask\":%.5f,\"flags\":6}",
                SYMBOL,
                FIRST_SERVER_MILLIS + index * STEP_MILLIS,
                mid,
                mid + 0.0001);
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
