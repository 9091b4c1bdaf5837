package io.tickflow.cli.health;

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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the newest records of topics, without a group and without leaving a trace. Every question
 * has an end: its number of records, or its time. Not thread-safe.
 */
final class TopicTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FETCH_BYTES_MAX = 4 << 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration timeout;

    /**
     * Connects with the first question.
     *
     * @param timeout bound of each question
     */
    TopicTail(KafkaConfig kafka, Duration timeout) {
        this.timeout = timeout;
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * The newest {@code recordsMax} records of each partition, in the order in which Kafka took
     * them; none if there is no such topic.
     *
     * @throws TimeoutException if Kafka does not give them in time
     */
    List<ConsumerRecord<byte[], byte[]>> newest(String topic, int recordsMax) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic, timeout).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, timeout);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, timeout);
        Map<TopicPartition, Long> from = new HashMap<>();
        ends.forEach(
                (partition, end) ->
                        from.put(
                                partition,
                                Math.max(begins.getOrDefault(partition, 0L), end - recordsMax)));
        return read(from, ends);
    }

    /**
     * The first record at or after each position, as long as there is one.
     *
     * @param ends where the partitions end
     */
    List<ConsumerRecord<byte[], byte[]>> first(
            Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<byte[], byte[]>> firsts = new ArrayList<>();
        positions.forEach(
                (partition, position) -> {
                    long end = ends.getOrDefault(partition, position);
                    if (position < end) {
                        read(Map.of(partition, position), Map.of(partition, position + 1)).stream()
                                .findFirst()
                                .ifPresent(firsts::add);
                    }
                });
        return firsts;
    }

    private List<ConsumerRecord<byte[], byte[]>> read(
            Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        while (!reached(ends)) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new TimeoutException(
                        from.keySet() + " were not read in " + timeout.toSeconds() + " s");
            }
            consumer.poll(POLL).forEach(records::add);
        }
        records.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
        return records;
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), timeout) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
