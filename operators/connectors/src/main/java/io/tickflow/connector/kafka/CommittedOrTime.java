package io.tickflow.connector.kafka;

import java.io.Serial;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Start at the committed offset of a partition; without one, at its first record of a time or
 * later, or else at its end.
 *
 * @param fromMillis that time by Kafka's timestamps, epoch milliseconds
 * @param committedFirst false to start at that time whatever is committed
 */
record CommittedOrTime(long fromMillis, boolean committedFirst) implements OffsetsInitializer {

    /** Start at the committed offset of a partition; without one, at its end. */
    static final CommittedOrTime COMMITTED_OR_END = new CommittedOrTime(Long.MAX_VALUE, true);

    @Serial private static final long serialVersionUID = 1;

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever kafka) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        if (committedFirst) {
            starts.putAll(kafka.committedOffsets(partitions));
        }
        starts.values().removeIf(offset -> offset == null);
        Set<TopicPartition> others = new HashSet<>(partitions);
        others.removeAll(starts.keySet());
        if (!others.isEmpty()) {
            starts.putAll(kafka.endOffsets(others));
            Map<TopicPartition, Long> times = new HashMap<>();
            others.forEach(partition -> times.put(partition, fromMillis));
            kafka.offsetsForTimes(times)
                    .forEach((partition, found) -> put(starts, partition, found));
        }
        return starts;
    }

    private static void put(
            Map<TopicPartition, Long> starts, TopicPartition partition, OffsetAndTimestamp found) {
        if (found != null) {
            starts.put(partition, found.offset());
        }
    }

    @Override
    @SuppressWarnings("deprecation") // The connector's own interface still asks for this type.
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.EARLIEST;
    }
}
