package io.tickflow.connector.orderlog;

import io.tickflow.connector.kafka.KafkaConfig;
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

/** Reads topics of one partition up to their end at the start of the read. Not thread-safe. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int END_WAIT_MILLIS = 20;

    private final Consumer<byte[], byte[]> consumer;
    private final Duration timeout;
    private long deadlineNanos;

    private TopicReader(Consumer<byte[], byte[]> consumer, Duration timeout) {
        this.consumer = consumer;
        this.timeout = timeout;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Opens a reader that waits up to {@code timeoutMillis} for each next record, however many
     * there are.
     *
     * @throws IOException if the client properties are refused
     */
    static TopicReader open(KafkaConfig kafka, long timeoutMillis) throws IOException {
        return open(kafka, timeoutMillis, Map.of());
    }

    /**
     * Opens a reader of topics to their present ends, one after the other. A fetch that waits at
     * the end of one holds up the next, so it waits for little.
     *
     * @throws IOException if the client properties are refused
     */
    static TopicReader openToEnds(KafkaConfig kafka, long timeoutMillis) throws IOException {
        return open(
                kafka,
                timeoutMillis,
                Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, END_WAIT_MILLIS));
    }

    private static TopicReader open(KafkaConfig kafka, long timeoutMillis, Map<String, Object> more)
            throws IOException {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.putAll(more);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try {
            var consumer =
                    new KafkaConsumer<>(
                            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            return new TopicReader(consumer, Duration.ofMillis(timeoutMillis));
        } catch (KafkaException e) {
            throw new IOException("no Kafka consumer: " + e.getMessage(), e);
        }
    }

    /** Receiver of records, each with a value. */
    interface RecordReader {
        void read(ConsumerRecord<byte[], byte[]> record);
    }

    /** Present end offset of {@code topic}. */
    long end(String topic) throws IOException {
        try {
            TopicPartition partition = partitionOf(topic);
            return consumer.endOffsets(List.of(partition), timeout).getOrDefault(partition, 0L);
        } catch (KafkaException e) {
            throw new IOException(topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads all of {@code topic}, like {@link #read(String, long, RecordReader)}. */
    long read(String topic, RecordReader reader) throws IOException {
        return read(topic, 0, reader);
    }

    /**
     * Passes each record of {@code topic} with a value to {@code reader}, in order from an offset.
     * An offset beyond the end belongs to an earlier topic of this name, so the topic is read from
     * its start.
     *
     * @return end offset
     * @throws IOException if the topic does not exist or time is up, as sending requires all
     *     intents
     */
    long read(String topic, long from, RecordReader reader) throws IOException {
        try {
            TopicPartition partition = partitionOf(topic);
            List<TopicPartition> one = List.of(partition);
            long start = consumer.beginningOffsets(one, timeout).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(one, timeout).getOrDefault(partition, 0L);
            consumer.assign(one);
            consumer.seek(partition, from > end ? start : Math.max(start, from));
            waitAnew();
            while (consumer.position(partition, timeout) < end) {
                if (System.nanoTime() > deadlineNanos) {
                    throw new IOException(
                            "%s was not read to its end %d: no record came in %d ms"
                                    .formatted(topic, end, timeout.toMillis()));
                }
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                    waitAnew();
                    if (found.value() != null && found.offset() < end) {
                        reader.read(found);
                    }
                }
            }
            return end;
        } catch (KafkaException e) {
            throw new IOException(topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Goes to an offset of {@code topic}, to the start of what is left if it is no longer there,
     * and to the end if it lies beyond.
     *
     * @return its end offset
     * @throws IOException if the topic does not exist or Kafka does not answer
     */
    long begin(String topic, long from) throws IOException {
        try {
            TopicPartition partition = partitionOf(topic);
            List<TopicPartition> one = List.of(partition);
            long start = consumer.beginningOffsets(one, timeout).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(one, timeout).getOrDefault(partition, 0L);
            consumer.assign(one);
            consumer.seek(partition, Math.min(end, Math.max(start, from)));
            return end;
        } catch (KafkaException e) {
            throw new IOException(topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Returns true if the next record of the topic lies before {@code end}.
     *
     * @throws IOException if time is up, as sending requires all intents
     */
    boolean isBefore(long end) throws IOException {
        try {
            TopicPartition partition = consumer.assignment().iterator().next();
            boolean isBefore = consumer.position(partition, timeout) < end;
            if (isBefore && System.nanoTime() > deadlineNanos) {
                throw new IOException(
                        "%s was not read to its end %d: no record came in %d ms"
                                .formatted(partition.topic(), end, timeout.toMillis()));
            }
            return isBefore;
        } catch (KafkaException e) {
            throw new IOException("the topic cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Waits a moment for records behind the last {@link #read}, and passes them on.
     *
     * @throws IOException if the topic cannot be read
     */
    void readOn(RecordReader reader) throws IOException {
        try {
            for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                waitAnew();
                if (found.value() != null) {
                    reader.read(found);
                }
            }
        } catch (KafkaException e) {
            throw new IOException("the topic cannot be read: " + e.getMessage(), e);
        }
    }

    /** Begins to wait for the next record. */
    void waitAnew() {
        deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /** Ends a wait in {@link #readOn} of another thread, which throws. Thread-safe. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private TopicPartition partitionOf(String topic) throws IOException {
        int partitions = consumer.partitionsFor(topic, timeout).size();
        if (partitions != 1) {
            throw new IOException(
                    "topic %s has %d partitions instead of one".formatted(topic, partitions));
        }
        return new TopicPartition(topic, 0);
    }
}
