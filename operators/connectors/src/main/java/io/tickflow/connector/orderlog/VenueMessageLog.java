package io.tickflow.connector.orderlog;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.order.VenueMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes messages of a session to {@code tickflow.fix} on a thread of its own. Never holds up an
 * order: a message that finds the queue full, or that Kafka does not take in time, is dropped and
 * counted. Thread-safe.
 */
public final class VenueMessageLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VenueMessageLog.class);
    private static final int WAITING_MAX = 10_000;
    private static final int LINGER_MILLIS = 50;
    private static final int BUFFER_BYTES = 8 << 20;
    private static final int MAX_BLOCK_MILLIS = 5_000;
    private static final long POLL_MILLIS = 100;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final BlockingQueue<VenueMessage> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Deployment writer;
    private final Runnable dropped;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private volatile boolean closed;

    private VenueMessageLog(
            Deployment writer, Runnable dropped, KafkaProducer<byte[], byte[]> producer) {
        this.writer = writer;
        this.dropped = dropped;
        this.producer = producer;
        this.thread = new Thread(this::write, "tickflow-fix-log");
        thread.setDaemon(true);
    }

    /**
     * Opens the log without waiting for a broker.
     *
     * @param dropped called for each message that is lost, on any thread
     * @throws KafkaException if the client properties are refused
     */
    public static VenueMessageLog open(KafkaConfig kafka, Deployment writer, Runnable dropped) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        var producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer());
        var log = new VenueMessageLog(writer, dropped, producer);
        log.thread.start();
        return log;
    }

    /** Takes a message, without waiting. */
    public void append(VenueMessage message) {
        if (closed || !waiting.offer(message)) {
            dropped.run();
        }
    }

    /** Writes what waits, within a bounded time. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        producer.close(CLOSE_TIMEOUT);
    }

    private void write() {
        try {
            while (!closed || !waiting.isEmpty()) {
                VenueMessage message = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (message != null) {
                    send(message);
                }
            }
        } catch (InterruptedException e) {
            waiting.forEach(message -> dropped.run());
        }
    }

    private void send(VenueMessage message) {
        var type = EventTypes.VENUE_MESSAGES;
        try {
            var unused =
                    producer.send(
                            new ProducerRecord<>(
                                    type.topic(),
                                    type.keyBytes(message, writer),
                                    type.encode(message, writer)),
                            (metadata, failure) -> {
                                if (failure != null) {
                                    dropped.run();
                                }
                            });
        } catch (KafkaException | IllegalStateException e) {
            LOG.debug("A message of the session was not logged", e);
            dropped.run();
        }
    }
}
