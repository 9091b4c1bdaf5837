package io.tickflow.job.backfill.topic;

import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.kafka.KafkaConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumer of one topic outside of any group. One thread. */
public final class TopicConsumer implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final long SILENCE_NANOS_MAX = Duration.ofSeconds(30).toNanos();
    private static final byte[] NOTHING = {};

    /** Receiver of records. */
    public interface Visitor {
        /** Takes the next record; false ends the reading of its partition. */
        boolean visit(RawRecord record);
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /**
     * @throws KafkaException if no broker answers in ten seconds, or there is no such topic
     */
    public TopicConsumer(KafkaConfig kafka, String topic) {
        Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_MAX.toMillis());
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                throw new KafkaException("there is no topic " + topic);
            }
            consumer.assign(partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** First offset of each partition. */
    public Map<TopicPartition, Long> beginnings() {
        return consumer.beginningOffsets(partitions);
    }

    /** Offset after the last record of each partition. */
    public Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /**
     * Passes the records of {@code partition} from one offset up to another, exclusive, to the
     * visitor.
     *
     * @throws KafkaException if the broker sends nothing for half a minute
     */
    public void read(TopicPartition partition, long from, long to, Visitor visitor) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long progressNanos = System.nanoTime();
        while (consumer.position(partition) < to) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                progressNanos = System.nanoTime();
                if (record.offset() < to && !visitor.visit(raw(record))) {
                    return;
                }
            }
            if (System.nanoTime() - progressNanos > SILENCE_NANOS_MAX) {
                throw new KafkaException(
                        "no record of %s came for 30 s at offset %d of %d"
                                .formatted(partition, consumer.position(partition), to));
            }
        }
    }

    private static RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
        return new RawRecord(
                record.key() == null ? NOTHING : record.key(),
                record.value() == null ? NOTHING : record.value(),
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
