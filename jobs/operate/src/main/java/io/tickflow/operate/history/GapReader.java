package io.tickflow.operate.history;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.job.history.table.AuditedTable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reader of single ranges of a partition. Not thread-safe. */
final class GapReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Records of a gap, by the reason for which they have no row.
     *
     * @param events ids of events that should have one, by offset
     * @param notTaken number of events that the table does not take
     * @param unreadable number of records that are no event of the table
     */
    record Content(Map<Long, String> events, long notTaken, long unreadable) {}

    GapReader(KafkaConfig kafka) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Offsets that Kafka has now, by partition: the last may lie before the first. */
    Map<Integer, OffsetRange> extents(String topic) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<Integer, OffsetRange> extents = new TreeMap<>();
        consumer.endOffsets(partitions)
                .forEach(
                        (partition, end) ->
                                extents.put(
                                        partition.partition(),
                                        new OffsetRange(
                                                begins.getOrDefault(partition, 0L), end - 1)));
        return extents;
    }

    /**
     * Reads one range.
     *
     * @throws TimeoutException if Kafka does not deliver it
     */
    Content read(AuditedTable table, int number, OffsetRange range) {
        var partition = new TopicPartition(table.topic(), number);
        consumer.assign(List.of(partition));
        consumer.seek(partition, range.from());
        Map<Long, String> events = new TreeMap<>();
        long notTaken = 0;
        long unreadable = 0;
        long movedNanos = System.nanoTime();
        while (consumer.position(partition) <= range.to()) {
            var records = consumer.poll(POLL).records(partition);
            for (ConsumerRecord<byte[], byte[]> found : records) {
                if (found.offset() > range.to()) {
                    break;
                }
                try {
                    String id = table.idOf(found);
                    if (id != null) {
                        events.put(found.offset(), id);
                    } else {
                        notTaken++;
                    }
                } catch (IOException e) {
                    unreadable++;
                }
            }
            if (!records.isEmpty()) {
                movedNanos = System.nanoTime();
            } else if (System.nanoTime() - movedNanos > TIMEOUT.toNanos()) {
                throw new TimeoutException(partition + " was not read from " + range);
            }
        }
        return new Content(events, notTaken, unreadable);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
