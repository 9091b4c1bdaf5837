package io.tickflow.connector.fix;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic from its beginning to where it ended when the reading began. */
final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final long deadlineNanos;
    private final Duration timeout;

    /** Takes a consumer without group; the caller closes it. */
    TopicReader(Consumer<byte[], byte[]> consumer, Duration timeout) {
        this.consumer = consumer;
        this.timeout = timeout;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /** What to do with a record's value. */
    interface ValueReader {
        void read(byte[] value) throws IOException;
    }

    /**
     * Gives each value of {@code topic} to {@code reader}, in order within a partition.
     *
     * @throws IOException if the topic does not exist, time is up, or a value is not what it should
     *     be: whoever cannot read all intents must not send
     */
    void read(String topic, ValueReader reader) throws IOException {
        try {
            List<TopicPartition> partitions = partitionsOf(topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, timeout);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!reached(ends)) {
                if (System.nanoTime() > deadlineNanos) {
                    throw new IOException(
                            "%s was not read to its end %s in %d ms"
                                    .formatted(topic, ends, timeout.toMillis()));
                }
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                    give(found, ends, reader);
                }
            }
        } catch (KafkaException e) {
            throw new IOException(topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    private List<TopicPartition> partitionsOf(String topic) throws IOException {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic, timeout).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            throw new IOException("topic " + topic + " does not exist");
        }
        return partitions;
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), timeout) >= end.getValue());
    }

    private static void give(
            ConsumerRecord<byte[], byte[]> found,
            Map<TopicPartition, Long> ends,
            ValueReader reader)
            throws IOException {
        long end = ends.getOrDefault(new TopicPartition(found.topic(), found.partition()), 0L);
        if (found.value() == null || found.offset() >= end) {
            return;
        }
        try {
            reader.read(found.value());
        } catch (IOException e) {
            throw new IOException(
                    "%s, partition %d, offset %d is no event of this topic"
                            .formatted(found.topic(), found.partition(), found.offset()),
                    e);
        }
    }
}
