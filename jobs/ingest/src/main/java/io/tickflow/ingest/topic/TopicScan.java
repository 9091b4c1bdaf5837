package io.tickflow.ingest.topic;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.StreamId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reader of the ticks that the gateway has written before, as a kill may lie between a record in
 * the topic and the memory of it. A request of a killed process may still be on its way to the
 * broker; so the scan ends only after a quiet time with prompt answers. One thread.
 */
public final class TopicScan implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int FETCH_MILLIS = 20;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final long PROMPT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final long quietNanos;
    private final BooleanSupplier isStopped;
    private final Map<StreamId, Cursor> streams = new HashMap<>();

    /**
     * Creates a reader, which connects at its first read.
     *
     * @param quiet time without a record of the gateway after which none is on its way
     * @param isStopped asked again and again; true ends a read
     */
    public TopicScan(KafkaConfig kafka, String topic, Duration quiet, BooleanSupplier isStopped) {
        this.topic = topic;
        this.quietNanos = quiet.toNanos();
        this.isStopped = isStopped;
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        // A broker answers a connection in order: an answer that waits for records is not prompt.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MILLIS);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_MAX.toMillis());
        consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Reads from {@code start} to the end of the topic.
     *
     * @throws KafkaException if Kafka does not answer
     */
    public TopicPosition read(TopicPosition start) {
        streams.clear();
        streams.putAll(start.streams());
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions());
        Map<TopicPartition, Long> ends = consumer.endOffsets(begins.keySet());
        Map<TopicPartition, Long> from = new HashMap<>();
        begins.forEach(
                (partition, begin) -> {
                    long known = start.offsets().getOrDefault(partition.partition(), begin);
                    // An offset beyond the end belongs to an earlier topic of this name.
                    from.put(
                            partition,
                            known > ends.getOrDefault(partition, begin)
                                    ? begin
                                    : Math.max(begin, known));
                });
        return follow(from, quietNanos);
    }

    /**
     * Reads the newest {@code recordsMax} records of each partition.
     *
     * @throws KafkaException if Kafka does not answer
     */
    public TopicPosition newest(long recordsMax) {
        streams.clear();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions());
        Map<TopicPartition, Long> from = new HashMap<>();
        consumer.endOffsets(begins.keySet())
                .forEach(
                        (partition, end) ->
                                from.put(
                                        partition,
                                        Math.max(
                                                begins.getOrDefault(partition, 0L),
                                                end - recordsMax)));
        TopicPosition found = follow(from, 0);
        return found.streams().isEmpty() ? found : follow(offsets(), quietNanos);
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic, ANSWER_MAX).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("there is no topic " + topic);
        }
        return partitions;
    }

    private TopicPosition follow(Map<TopicPartition, Long> from, long nanos) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        long quietSince = System.nanoTime();
        while (!isStopped.getAsBoolean()) {
            long asked = System.nanoTime();
            Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet(), ANSWER_MAX);
            boolean prompt = System.nanoTime() - asked < PROMPT_NANOS;
            if (isRead(ends) && System.nanoTime() - quietSince >= nanos) {
                Map<Integer, Long> offsets = new HashMap<>();
                offsets().forEach((partition, at) -> offsets.put(partition.partition(), at));
                return new TopicPosition(streams, offsets);
            }
            boolean own = false;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                own |= isOwn(record);
            }
            if (own || !prompt) {
                quietSince = System.nanoTime();
            }
        }
        throw new KafkaException("the gateway stops");
    }

    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), ANSWER_MAX) >= end.getValue());
    }

    private Map<TopicPartition, Long> offsets() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        consumer.assignment()
                .forEach(
                        partition ->
                                offsets.put(partition, consumer.position(partition, ANSWER_MAX)));
        return offsets;
    }

    private boolean isOwn(ConsumerRecord<byte[], byte[]> record) {
        return TickRecords.read(record)
                .map(
                        known -> {
                            streams.merge(
                                    known.stream(),
                                    Cursor.START.after(known.tick()),
                                    (cursor, first) ->
                                            known.tick().sequence() > cursor.sequence()
                                                    ? cursor.after(known.tick())
                                                    : cursor);
                            return true;
                        })
                .orElse(false);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
