package io.tickflow.operate.savepoint;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.operate.kafka.KafkaAnswer;
import io.tickflow.operate.kafka.Unreachable;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** First offset and end of partitions, as Kafka has them now. */
final class TopicExtents implements AutoCloseable {

    private final Admin admin;
    private final KafkaConfig kafka;

    TopicExtents(KafkaConfig kafka, Duration timeout) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        this.kafka = kafka;
        this.admin = Admin.create(properties);
    }

    /**
     * Part of a partition.
     *
     * @param first first offset
     * @param end offset behind the newest record
     */
    record Extent(long first, long end) {}

    /**
     * Asks Kafka.
     *
     * @return extents of the partitions that are there
     * @throws io.tickflow.operate.OperationException if Kafka does not answer
     */
    Map<TopicPartition, Extent> of(Set<TopicPartition> partitions) {
        try {
            Set<TopicPartition> there = existing(partitions);
            Map<TopicPartition, Long> first = offsets(there, OffsetSpec.earliest());
            Map<TopicPartition, Long> end = offsets(there, OffsetSpec.latest());
            Map<TopicPartition, Extent> extents = new HashMap<>();
            first.forEach(
                    (partition, offset) ->
                            extents.put(
                                    partition,
                                    new Extent(offset, end.getOrDefault(partition, offset))));
            return extents;
        } catch (KafkaException e) {
            throw Unreachable.kafka(kafka, e);
        }
    }

    /** Keeps those that are there: a question about another would be repeated until a timeout. */
    private Set<TopicPartition> existing(Set<TopicPartition> partitions) {
        Set<TopicPartition> there = new HashSet<>();
        Set<String> topics = new HashSet<>();
        partitions.forEach(partition -> topics.add(partition.topic()));
        admin.describeTopics(topics)
                .topicNameValues()
                .forEach(
                        (topic, answer) -> {
                            TopicDescription found = describe(answer);
                            if (found != null) {
                                found.partitions()
                                        .forEach(
                                                one ->
                                                        there.add(
                                                                new TopicPartition(
                                                                        topic, one.partition())));
                            }
                        });
        there.retainAll(partitions);
        return there;
    }

    private static @Nullable TopicDescription describe(KafkaFuture<TopicDescription> answer) {
        try {
            return KafkaAnswer.await(answer);
        } catch (UnknownTopicOrPartitionException e) {
            return null;
        }
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec where) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, where));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> found =
                KafkaAnswer.await(admin.listOffsets(asked).all());
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
