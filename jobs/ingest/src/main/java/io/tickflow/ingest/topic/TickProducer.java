package io.tickflow.ingest.topic;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.ingest.feed.NumberedTick;
import io.tickflow.ingest.feed.StreamId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Idempotent producer that leaves no hole: it retries without end, and closes itself at an error
 * that no retry mends, before it sends anything later.
 */
final class TickProducer implements AutoCloseable {

    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
    private static final int BATCH_BYTES = 128 << 10;
    private static final int REQUEST_MILLIS = 10_000;
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final String topic;
    private final Flights flights;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile long movedNanos = System.nanoTime();

    TickProducer(KafkaConfig kafka, String topic, Flights flights) {
        this.topic = topic;
        this.flights = flights;
        Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "tick-gateway");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // One request at a time: after a batch that fails for good, none of its successors is on
        // its way.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_MILLIS);
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback has the answer
    void send(Flights.Flight flight, StreamId stream, NumberedTick tick) {
        if (unanswered.getAndIncrement() == 0) {
            movedNanos = System.nanoTime();
        }
        producer.send(
                TickRecords.of(topic, stream, tick),
                (metadata, failure) -> {
                    unanswered.decrementAndGet();
                    movedNanos = System.nanoTime();
                    if (failure == null) {
                        flights.onWritten(flight, stream, tick.sequence(), metadata);
                    } else {
                        flights.onFailure(failure);
                        abort();
                    }
                });
    }

    /** Returns true if Kafka has answered nothing for seconds although ticks are on their way. */
    boolean isStuck() {
        return unanswered.get() > 0 && System.nanoTime() - movedNanos > STUCK_NANOS;
    }

    /** Ends the producer from within a callback, before it sends its next batch. */
    private void abort() {
        producer.close(Duration.ZERO);
    }

    /** Waits a bounded time for the answers to what was sent. Nothing can be sent afterwards. */
    void finish() {
        producer.close(CLOSE_MAX);
    }

    @Override
    public void close() {
        finish();
    }
}
