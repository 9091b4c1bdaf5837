package io.tickflow.connector.lease;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseLog;
import io.tickflow.core.lease.OrderEpochs;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * {@code tickflow.leases}: one partition, compacted, acknowledged by all replicas. It has its own
 * client, so that orders and heartbeats do not wait for each other.
 */
public final class KafkaLeaseLog implements LeaseLog {

    private static final long REQUEST_MILLIS_MIN = 1_000;
    private static final int REQUESTS_PER_LEASE = 3;
    private static final int MAX_BLOCK_MILLIS = 10_000;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final String topic;
    private final Deployment writer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final LeaseTopic reader;
    private final long appendMillis;

    private KafkaLeaseLog(
            String topic,
            Deployment writer,
            KafkaProducer<byte[], byte[]> producer,
            LeaseTopic reader,
            long appendMillis) {
        this.topic = topic;
        this.writer = writer;
        this.producer = producer;
        this.reader = reader;
        this.appendMillis = appendMillis;
    }

    /**
     * Opens producer and consumer.
     *
     * @param leaseMillis length of the lease; a heartbeat that takes longer is useless
     * @throws IOException if the client properties are invalid or the topic does not exist
     */
    public static KafkaLeaseLog open(
            KafkaConfig kafka, String topic, Deployment writer, long leaseMillis)
            throws IOException {
        long requestMillis = Math.max(REQUEST_MILLIS_MIN, leaseMillis / REQUESTS_PER_LEASE);
        long deliveryMillis = Math.max(leaseMillis, 2 * requestMillis);
        LeaseTopic reader = LeaseTopic.open(kafka, topic, READ_TIMEOUT);
        try {
            var producer =
                    new KafkaProducer<>(
                            producerProperties(kafka, requestMillis, deliveryMillis),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
            return new KafkaLeaseLog(
                    topic, writer, producer, reader, MAX_BLOCK_MILLIS + deliveryMillis);
        } catch (KafkaException e) {
            reader.close();
            throw new IOException("no Kafka producer for leases: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the void verdicts on {@code tickflow.orders} from the present content of {@code topic}.
     *
     * @throws IOException if it cannot be read
     */
    public static OrderEpochs orderEpochs(KafkaConfig kafka, String topic) throws IOException {
        var epochs = new OrderEpochs();
        try (var reader = LeaseTopic.open(kafka, topic, READ_TIMEOUT)) {
            reader.readToEnd(epochs);
        }
        return epochs;
    }

    @Override
    public long append(LeaseChange change) throws IOException {
        byte[] key = EventTypes.LEASES.keyBytes(change, writer);
        byte[] value = EventTypes.LEASES.encode(change, writer);
        try {
            return producer.send(new ProducerRecord<>(topic, key, value))
                    .get(appendMillis, TimeUnit.MILLISECONDS)
                    .offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing to " + topic, e);
        } catch (ExecutionException e) {
            throw new IOException(topic + " cannot be written: " + e.getMessage(), e.getCause());
        } catch (TimeoutException | KafkaException | IllegalStateException e) {
            throw new IOException(topic + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void readOn(long last, Reader reader) throws IOException {
        this.reader.readOn(last, reader);
    }

    @Override
    public void close() {
        try {
            producer.close(CLOSE_TIMEOUT);
        } finally {
            reader.close();
        }
    }

    private static Map<String, Object> producerProperties(
            KafkaConfig kafka, long requestMillis, long deliveryMillis) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) requestMillis);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) deliveryMillis);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        return properties;
    }
}
