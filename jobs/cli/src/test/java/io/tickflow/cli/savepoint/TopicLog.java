package io.tickflow.cli.savepoint;

import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.event.EventType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All records of a topic so far, a partition after the other. One thread. */
public final class TopicLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    /** Log of {@code topic}, from its beginning. */
    public TopicLog(String bootstrapServers, String topic) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on to where the topic ends now. */
    public List<ConsumerRecord<byte[], byte[]>> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records.stream()
                .sorted(
                        Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(
                                        ConsumerRecord::partition)
                                .thenComparingLong(ConsumerRecord::offset))
                .toList();
    }

    /** Events of all records so far, in the same order. */
    public <T> List<T> events(EventType<T> type) throws IOException {
        List<T> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : read()) {
            events.add(type.decode(record.value()).body());
        }
        return events;
    }

    /** Records of the feed so far, as the decoder of ticks takes them. */
    List<RawRecord> rawRecords() {
        return read().stream()
                .map(
                        record ->
                                new RawRecord(
                                        record.key(),
                                        record.value(),
                                        record.topic(),
                                        record.partition(),
                                        record.offset(),
                                        record.timestamp()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
