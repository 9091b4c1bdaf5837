package io.tickflow.connector.lease;

import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseLog;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reader of {@code tickflow.leases}, which continues at its last position. Thread-safe. */
final class LeaseTopic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseTopic.class);
    private static final Duration POLL = Duration.ofMillis(50);

    private final TopicPartition partition;
    private final Consumer<byte[], byte[]> consumer;
    private final Duration timeout;
    private volatile boolean closed;

    private LeaseTopic(String topic, Consumer<byte[], byte[]> consumer, Duration timeout) {
        this.partition = new TopicPartition(topic, 0);
        this.consumer = consumer;
        this.timeout = timeout;
    }

    /**
     * Opens a reader with {@code timeout} for each read.
     *
     * @throws IOException if the client properties are refused, or the topic does not have one
     *     partition
     */
    static LeaseTopic open(KafkaConfig kafka, String topic, Duration timeout) throws IOException {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // With missing records, no lease can be proven.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        try {
            var consumer =
                    new KafkaConsumer<>(
                            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            var opened = new LeaseTopic(topic, consumer, timeout);
            try {
                opened.seekToStart();
                return opened;
            } catch (IOException | RuntimeException e) {
                opened.close();
                throw e;
            }
        } catch (KafkaException e) {
            throw new IOException(topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Receiver of changes with their writers. */
    interface WrittenChanges {
        void onChange(long offset, LeaseChange change, Deployment writer);
    }

    /** Reads all unread records up to the present end of the topic. */
    void readToEnd(LeaseLog.Reader reader) throws IOException {
        readToEnd((offset, change, writer) -> reader.onChange(offset, change));
    }

    /** Reads the same with the writers. */
    void readToEnd(WrittenChanges reader) throws IOException {
        long end;
        try {
            end = consumer.endOffsets(List.of(partition), timeout).getOrDefault(partition, 0L);
        } catch (KafkaException e) {
            throw new IOException(partition.topic() + " cannot be read: " + e.getMessage(), e);
        }
        readOn(end - 1, reader);
    }

    /** As {@link LeaseLog#readOn}. */
    void readOn(long last, LeaseLog.Reader reader) throws IOException {
        readOn(last, (offset, change, writer) -> reader.onChange(offset, change));
    }

    private synchronized void readOn(long last, WrittenChanges reader) throws IOException {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        try {
            while (consumer.position(partition, timeout) <= last) {
                if (closed || System.nanoTime() - deadlineNanos > 0) {
                    throw new IOException(
                            "%s was not read to offset %d in %d ms"
                                    .formatted(partition.topic(), last, timeout.toMillis()));
                }
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                    give(found, reader);
                }
            }
        } catch (KafkaException e) {
            throw new IOException(partition.topic() + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            consumer.close();
        }
    }

    private void seekToStart() throws IOException {
        int partitions = consumer.partitionsFor(partition.topic(), timeout).size();
        if (partitions != 1) {
            throw new IOException(
                    "topic %s has %d partitions instead of one"
                            .formatted(partition.topic(), partitions));
        }
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        consumer.seek(
                partition, consumer.beginningOffsets(one, timeout).getOrDefault(partition, 0L));
    }

    private void give(ConsumerRecord<byte[], byte[]> found, WrittenChanges reader) {
        if (found.value() == null) {
            return;
        }
        try {
            Event<LeaseChange> event = EventTypes.LEASES.decode(found.value());
            reader.onChange(found.offset(), event.body(), event.envelope().deployment());
        } catch (IOException e) {
            LOG.warn("Passed over a record that is no lease, offset {}", found.offset(), e);
        }
    }
}
