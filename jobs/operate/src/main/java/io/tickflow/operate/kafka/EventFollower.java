package io.tickflow.operate.kafka;

import io.tickflow.connector.kafka.KafkaConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reader that follows topics from a time on, without a consumer group or any side effect. Not
 * thread-safe.
 */
public final class EventFollower implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Opens a reader of the records appended from {@code fromMillis} on.
     *
     * @param timeout bound of each question to Kafka
     * @throws KafkaException if Kafka does not answer in time
     */
    public EventFollower(
            KafkaConfig kafka, List<String> topics, long fromMillis, Duration timeout) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            seek(topics, fromMillis, timeout);
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    private void seek(List<String> topics, long fromMillis, Duration timeout) {
        Map<TopicPartition, Long> times = new HashMap<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic, timeout)
                    .forEach(
                            info ->
                                    times.put(
                                            new TopicPartition(topic, info.partition()),
                                            fromMillis));
        }
        consumer.assign(times.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(times.keySet(), timeout);
        consumer.offsetsForTimes(times, timeout)
                .forEach(
                        (partition, found) ->
                                consumer.seek(
                                        partition,
                                        found == null
                                                ? ends.getOrDefault(partition, 0L)
                                                : found.offset()));
    }

    /**
     * Records that have come since the last call, by append time; waits for {@code max} at most.
     */
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration max) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(max).forEach(records::add);
        records.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
        return records;
    }

    /**
     * Asks where the topics end: a poll alone does not tell that Kafka is away.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public void requireAnswer(Duration max) {
        var unused = consumer.endOffsets(consumer.assignment(), max);
    }

    /** Number of records that are left to read, as far as is known; at least 1 before the first. */
    public long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(1))
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
