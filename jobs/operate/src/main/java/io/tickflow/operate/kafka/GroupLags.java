package io.tickflow.operate.kafka;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Lags of consumer groups on the topics of the catalogue. */
public final class GroupLags implements AutoCloseable {

    private static final int GROUPS_MAX = 100;

    private final Admin admin;
    private final TopicTail tail;

    /** Creates a reader, which connects at the first call; the caller owns {@code tail}. */
    public GroupLags(KafkaConfig kafka, Duration timeout, TopicTail tail) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        this.admin = Admin.create(properties);
        this.tail = tail;
    }

    /** Reads the lags by group and topic, of at most {@value #GROUPS_MAX} groups. */
    public List<GroupLag> read() {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> confirmed = confirmed();
        Set<TopicPartition> partitions =
                confirmed.values().stream()
                        .flatMap(offsets -> offsets.keySet().stream())
                        .collect(Collectors.toSet());
        Map<TopicPartition, Long> ends = ends(partitions);
        List<GroupLag> lags = new ArrayList<>();
        confirmed.forEach(
                (group, offsets) ->
                        byTopic(offsets)
                                .forEach(
                                        (topic, positions) ->
                                                lags.add(lag(group, topic, positions, ends))));
        return lags;
    }

    private GroupLag lag(
            String group,
            String topic,
            Map<TopicPartition, Long> positions,
            Map<TopicPartition, Long> ends) {
        long records =
                positions.entrySet().stream()
                        .mapToLong(
                                position ->
                                        Math.max(
                                                0,
                                                ends.getOrDefault(position.getKey(), 0L)
                                                        - position.getValue()))
                        .sum();
        return new GroupLag(group, topic, records, oldest(positions, ends));
    }

    private @Nullable Long oldest(
            Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return tail.first(positions, ends).stream()
                .map(record -> record.timestamp())
                .min(Long::compare)
                .orElse(null);
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> confirmed() {
        Set<String> topics =
                TopicCatalogue.bundled().topics().stream()
                        .map(TopicSpec::name)
                        .collect(Collectors.toSet());
        Map<String, ListConsumerGroupOffsetsSpec> asked =
                KafkaAnswer.await(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())
                        .stream()
                        .map(GroupListing::groupId)
                        .sorted()
                        .limit(GROUPS_MAX)
                        .collect(
                                Collectors.toMap(
                                        group -> group,
                                        group -> new ListConsumerGroupOffsetsSpec()));
        Map<String, Map<TopicPartition, OffsetAndMetadata>> confirmed = new TreeMap<>();
        if (!asked.isEmpty()) {
            KafkaAnswer.await(admin.listConsumerGroupOffsets(asked).all())
                    .forEach(
                            (group, offsets) -> {
                                offsets.values().removeIf(offset -> offset == null);
                                offsets.keySet().removeIf(key -> !topics.contains(key.topic()));
                                confirmed.put(group, offsets);
                            });
        }
        return confirmed;
    }

    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream()
                        .collect(Collectors.toMap(key -> key, key -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        KafkaAnswer.await(admin.listOffsets(asked).all())
                .forEach((partition, found) -> ends.put(partition, found.offset()));
        return ends;
    }

    private static Map<String, Map<TopicPartition, Long>> byTopic(
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<String, Map<TopicPartition, Long>> byTopic = new TreeMap<>();
        offsets.forEach(
                (partition, offset) ->
                        byTopic.computeIfAbsent(partition.topic(), topic -> new HashMap<>())
                                .put(partition, offset.offset()));
        return byTopic;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
