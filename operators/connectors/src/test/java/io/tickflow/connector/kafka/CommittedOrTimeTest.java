package io.tickflow.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer.PartitionOffsetsRetriever;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new desk gives no verdicts on signals of long before its first start. */
class CommittedOrTimeTest {

    private static final TopicPartition SIGNALS = new TopicPartition("tickflow.signals", 0);
    private static final long NOW = 1_000_000;

    @Test
    void shouldSkipOldRecordsOfGroupWithoutOffsets() {
        assertThat(startOf(Map.of(), Map.of(NOW - 600_000, 15_000L))).isEqualTo(15_000);
    }

    @Test
    void shouldContinueAtCommittedOffset() {
        assertThat(startOf(Map.of(SIGNALS, 12L), Map.of(NOW - 600_000, 15_000L))).isEqualTo(12);
    }

    @Test
    void shouldStartAtEndIfEveryRecordIsOld() {
        assertThat(startOf(Map.of(), Map.of())).isEqualTo(20_000);
    }

    @Test
    void shouldPreferInstantToCommittedOffset() {
        var start = (CommittedOrTime) StartAt.at(Instant.ofEpochMilli(NOW - 600_000)).offsets();

        assertThat(
                        start.getPartitionOffsets(
                                List.of(SIGNALS),
                                new Offsets(Map.of(SIGNALS, 12L), Map.of(NOW - 600_000, 15_000L))))
                .containsEntry(SIGNALS, 15_000L);
    }

    @Test
    void shouldStartAtEndUnlessOffsetIsCommitted() {
        var start = StartAt.LATEST.offsets();

        assertThat(start.getPartitionOffsets(List.of(SIGNALS), new Offsets(Map.of(), Map.of())))
                .containsEntry(SIGNALS, 20_000L);
        assertThat(
                        start.getPartitionOffsets(
                                List.of(SIGNALS), new Offsets(Map.of(SIGNALS, 12L), Map.of())))
                .containsEntry(SIGNALS, 12L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATEST", "EARLIEST", "2024-03-08T12:00:00Z"})
    @SuppressWarnings("deprecation") // The connector's own interface still asks for this type.
    void shouldGoOnAtFirstRecordLeft(String start) {
        assertThat(StartAt.parse(start).offsets().getAutoOffsetResetStrategy())
                .isEqualTo(OffsetResetStrategy.EARLIEST);
    }

    private static long startOf(Map<TopicPartition, Long> committed, Map<Long, Long> byTime) {
        return new CommittedOrTime(NOW - 600_000, true)
                .getPartitionOffsets(List.of(SIGNALS), new Offsets(committed, byTime))
                .get(SIGNALS);
    }

    private record Offsets(Map<TopicPartition, Long> committed, Map<Long, Long> byTime)
            implements PartitionOffsetsRetriever {

        @Override
        public Map<TopicPartition, Long> committedOffsets(Collection<TopicPartition> partitions) {
            return committed;
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return Map.of(SIGNALS, 20_000L);
        }

        @Override
        public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
            return Map.of(SIGNALS, 0L);
        }

        @Override
        public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            times.forEach(
                    (partition, millis) -> {
                        Long offset = byTime.get(millis);
                        found.put(
                                partition,
                                offset == null ? null : new OffsetAndTimestamp(offset, millis));
                    });
            return found;
        }
    }
}
