package io.tickflow.cli.topic;

import io.tickflow.connector.kafka.KafkaConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads one topic without a group, so that no other reader notices. One thread, except for {@link
 * #stop}.
 */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /**
     * Connects.
     *
     * @throws org.apache.kafka.common.KafkaException if no broker answers
     */
    TopicReader(KafkaConfig kafka, String topic) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            partitions =
                    consumer.partitionsFor(topic, TIMEOUT).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** False if the cluster has no such topic. */
    boolean hasTopic() {
        return !partitions.isEmpty();
    }

    /** Offsets before the first record of each partition. */
    Map<TopicPartition, Long> beginnings() {
        return consumer.beginningOffsets(partitions);
    }

    /** Offsets behind the last record of each partition. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /**
     * Hands on every record from {@code from} to {@code to}, those of one partition in their order,
     * until {@code each} gives false or {@link #stop} is called.
     *
     * @throws TimeoutException if the broker stops answering
     */
    void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            Predicate<ConsumerRecord<byte[], byte[]>> each) {
        seek(from);
        long movedNanos = System.nanoTime();
        while (!isAt(to)) {
            var records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                long end = to.getOrDefault(partitionOf(record), 0L);
                if (record.offset() < end && !each.test(record)) {
                    return;
                }
            }
            if (!records.isEmpty()) {
                movedNanos = System.nanoTime();
            } else if (System.nanoTime() - movedNanos > TIMEOUT.toNanos()) {
                throw new TimeoutException(
                        "no record in " + TIMEOUT.toSeconds() + " s, and more are there");
            }
        }
    }

    /**
     * Hands on every record from {@code from} on until {@code each} gives false or {@link #stop} is
     * called.
     *
     * @param idle called whenever there is no record yet; false ends the reading
     */
    void follow(
            Map<TopicPartition, Long> from,
            Predicate<ConsumerRecord<byte[], byte[]>> each,
            BooleanSupplier idle) {
        seek(from);
        while (idle.getAsBoolean()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (!each.test(record)) {
                    return;
                }
            }
        }
    }

    /** Ends the reading of another thread, which gets a {@link WakeupException}. */
    void stop() {
        consumer.wakeup();
    }

    private void seek(Map<TopicPartition, Long> from) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
    }

    private boolean isAt(Map<TopicPartition, Long> to) {
        return to.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
