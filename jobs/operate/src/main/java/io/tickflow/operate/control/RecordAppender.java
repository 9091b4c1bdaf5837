package io.tickflow.operate.control;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.operate.OperationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Connection by which records of operators are appended, each acknowledged by all replicas. Of no
 * more use after a failure. Thread-safe.
 */
public final class RecordAppender implements AutoCloseable {

    private static final int REQUEST_MILLIS = 5_000;
    private static final int DELIVERY_MILLIS = 10_000;

    private final KafkaConfig kafka;
    private final KafkaProducer<byte[], byte[]> producer;

    /** Creates an appender, which connects by itself. */
    public RecordAppender(KafkaConfig kafka) {
        this.kafka = kafka;
        this.producer =
                new KafkaProducer<>(
                        properties(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Finds the leader of a topic, so that the first record need not wait for it.
     *
     * @throws KafkaException if Kafka does not tell it in time
     */
    public void find(String topic) {
        producer.partitionsFor(topic);
    }

    /**
     * Appends {@code event} and waits, a bounded time, until it is durable.
     *
     * @throws OperationException if it is not known to be durable. If Kafka does not answer at all,
     *     it says so after ten seconds, and nothing was sent; otherwise the record may be present
     *     nevertheless.
     */
    public AppendedRecord append(
            String topic, String account, String eventId, byte[] event, String said) {
        requireContact(topic, said);
        try {
            byte[] key = account.getBytes(StandardCharsets.UTF_8);
            RecordMetadata place = producer.send(new ProducerRecord<>(topic, key, event)).get();
            return new AppendedRecord(said, eventId, account, topic, place.offset());
        } catch (ExecutionException | KafkaException e) {
            throw notRecorded(said, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notRecorded(said, e);
        }
    }

    private void requireContact(String topic, String said) {
        try {
            find(topic);
        } catch (KafkaException e) {
            boolean answered = e.getCause() instanceof UnknownTopicOrPartitionException;
            throw OperationException.failed(
                    "%s is NOT recorded: %s"
                            .formatted(
                                    said,
                                    answered
                                            ? "Kafka at %s has no topic %s. Maybe it is the broker of another deployment, or 'topics create' was never run"
                                                    .formatted(kafka.bootstrapServers(), topic)
                                            : kafka.describe(e)
                                                    + ". Maybe start it, or name the broker of the desk"),
                    e);
        }
    }

    private OperationException notRecorded(String said, Exception why) {
        return OperationException.failed(
                "%s is NOT known to be recorded: Kafka at %s: %s"
                        .formatted(said, kafka.bootstrapServers(), kafka.reason(why)),
                why);
    }

    private static Map<String, Object> properties(KafkaConfig kafka) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MILLIS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        return properties;
    }

    /** Ends the connection. Appended records were acknowledged before, so it waits for none. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
