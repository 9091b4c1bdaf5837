package io.tickflow.operate.kafka;

import io.tickflow.connector.kafka.KafkaConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reader of the newest records of topics, without a consumer group or any side effect. Every read
 * is bounded by number of records or time. Not thread-safe.
 */
public final class TopicTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FETCH_BYTES_MAX = 4 << 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration timeout;

    /**
     * Creates a reader, which connects at the first read.
     *
     * @param timeout bound of each read
     */
    public TopicTail(KafkaConfig kafka, Duration timeout) {
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
     * Reads the newest {@code recordsMax} records of each partition in append order; none if the
     * topic does not exist.
     *
     * @throws TimeoutException if Kafka does not deliver them in time
     */
    public List<ConsumerRecord<byte[], byte[]>> newest(String topic, int recordsMax) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(topic), timeout);
        return read(starts(ends, recordsMax), ends);
    }

    /**
     * Passes on the newest {@code recordsMax} records of each partition as they arrive, in order
     * within a partition.
     *
     * @param progress gets the share that has been read, 0 to 1
     * @return true if there is such a topic
     * @throws TimeoutException if Kafka gives none of them for as long as a question may take
     */
    public boolean newest(
            String topic,
            int recordsMax,
            Consumer<ConsumerRecord<byte[], byte[]>> each,
            DoubleConsumer progress) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(topic), timeout);
        Map<TopicPartition, Long> from = starts(ends, recordsMax);
        assign(from);
        long all = sum(ends) - sum(from);
        long left = all;
        long movedNanos = System.nanoTime();
        progress.accept(0);
        while (left > 0) {
            consumer.poll(POLL).forEach(each);
            long now = left(ends);
            if (now < left) {
                movedNanos = System.nanoTime();
            } else if (System.nanoTime() - movedNanos > timeout.toNanos()) {
                throw notRead(from);
            }
            left = now;
            progress.accept(1 - (double) left / all);
        }
        return !ends.isEmpty();
    }

    /**
     * Hands on what comes from now on, for {@code time}.
     *
     * @param progress gets the share of the time that has passed, 0 to 1
     * @return true if there is such a topic
     */
    public boolean following(
            String topic,
            Duration time,
            Consumer<ConsumerRecord<byte[], byte[]>> each,
            DoubleConsumer progress) {
        Map<TopicPartition, Long> from = consumer.endOffsets(partitions(topic), timeout);
        assign(from);
        long startNanos = System.nanoTime();
        long passedNanos = 0;
        progress.accept(0);
        while (!from.isEmpty() && passedNanos < time.toNanos()) {
            consumer.poll(POLL).forEach(each);
            passedNanos = System.nanoTime() - startNanos;
            progress.accept(Math.min(1, (double) passedNanos / time.toNanos()));
        }
        return !from.isEmpty();
    }

    /** Number of partitions of a topic; 0 if it does not exist. */
    public int partitionCount(String topic) {
        return partitions(topic).size();
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic, timeout).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> starts(Map<TopicPartition, Long> ends, int recordsMax) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet(), timeout);
        Map<TopicPartition, Long> from = new HashMap<>();
        ends.forEach(
                (partition, end) ->
                        from.put(
                                partition,
                                Math.max(begins.getOrDefault(partition, 0L), end - recordsMax)));
        return from;
    }

    private void assign(Map<TopicPartition, Long> from) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Number of unread offsets; some may hold no record. */
    private long left(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(
                        end ->
                                Math.max(
                                        0,
                                        end.getValue() - consumer.position(end.getKey(), timeout)))
                .sum();
    }

    private TimeoutException notRead(Map<TopicPartition, Long> from) {
        return new TimeoutException(
                from.keySet() + " were not read in " + timeout.toSeconds() + " s");
    }

    /**
     * The first record at or after each position, as long as there is one.
     *
     * @param ends end offsets of the partitions
     */
    public List<ConsumerRecord<byte[], byte[]>> first(
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
        assign(from);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        while (left(ends) > 0) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw notRead(from);
            }
            consumer.poll(POLL).forEach(records::add);
        }
        records.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
