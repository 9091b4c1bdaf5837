package io.tickflow.operate.savepoint;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.flink.Uids;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.savepoint.TopicExtents.Extent;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares the positions of the Kafka sources in a savepoint with the topics that a job reads.
 * Flink does not: it skips a range that retention has deleted (flink-connector-kafka #267), and
 * reads the topic of the savepoint beside the configured one (#77). Changes nothing.
 */
public final class OffsetCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, Set<String>> topics;
    private final KafkaConfig kafka;

    private OffsetCheck(Map<String, Set<String>> topics, KafkaConfig kafka) {
        this.topics = topics;
        this.kafka = kafka;
    }

    /**
     * Compares.
     *
     * @param path folder of the savepoint, or its {@code _metadata}
     * @param settings settings of the job, with Kafka as this machine reaches it
     * @throws OperationException if there is no savepoint, or Kafka does not answer
     * @throws io.tickflow.settings.InvalidOptionsException if the settings are refused
     */
    public static OffsetReport run(String path, JobKind kind, Configuration settings) {
        if (kind == JobKind.SIGNAL) {
            // Without its graph: this machine need not have the bundle.
            SignalJobConfig config = SignalJob.configure(settings);
            return ofFeed(path, config.feed().topic(), config.kafka());
        }
        JobOperators job = JobOperators.of(kind, settings);
        return new OffsetCheck(job.topics(), job.kafka()).compare(path);
    }

    /**
     * Compares the snapshot of a SignalJob, whose one source is that of its ticks.
     *
     * @param topic topic of the ticks
     * @param kafka as this machine reaches it
     * @throws OperationException if there is no savepoint, or Kafka does not answer
     */
    public static OffsetReport ofFeed(String path, String topic, KafkaConfig kafka) {
        return new OffsetCheck(Map.of(Uids.TICK_SOURCE, Set.of(topic)), kafka).compare(path);
    }

    private OffsetReport compare(String path) {
        List<String> foreign = new ArrayList<>();
        Map<String, Map<TopicPartition, Long>> own = new TreeMap<>();
        positions(path)
                .forEach(
                        (uid, positions) -> {
                            Set<String> read = topics.getOrDefault(uid, Set.of());
                            Set<String> others = new TreeSet<>();
                            positions.forEach(
                                    (partition, offset) -> {
                                        if (read.contains(partition.topic())) {
                                            own.computeIfAbsent(uid, key -> new HashMap<>())
                                                    .put(partition, offset);
                                        } else {
                                            others.add(partition.topic());
                                        }
                                    });
                            if (!others.isEmpty()) {
                                foreign.add(
                                        "source %s of the savepoint reads %s, that of the job %s"
                                                .formatted(
                                                        uid,
                                                        String.join(", ", others),
                                                        String.join(", ", read)));
                            }
                        });
        return new OffsetReport(path, foreign, own.isEmpty() ? List.of() : lost(own));
    }

    /** Positions of each source by its uid; a source without one has no entry. */
    private Map<String, Map<TopicPartition, Long>> positions(String path) {
        Map<String, Map<TopicPartition, Long>> positions = new TreeMap<>();
        for (OperatorState state : SavepointFile.read(path).getOperatorStates()) {
            String uid = state.getOperatorUid().orElse("");
            if (!topics.containsKey(uid)) {
                continue;
            }
            try {
                Map<TopicPartition, Long> found = SavedPositions.of(state);
                if (!found.isEmpty()) {
                    positions.put(uid, found);
                }
            } catch (IOException e) {
                throw OperationException.invalid(
                        "the positions of " + uid + " cannot be read: " + e.getMessage());
            }
        }
        return positions;
    }

    private List<LostRange> lost(Map<String, Map<TopicPartition, Long>> saved) {
        Set<TopicPartition> partitions = new HashSet<>();
        saved.values().forEach(positions -> partitions.addAll(positions.keySet()));
        Map<TopicPartition, Extent> extents;
        try (var found = new TopicExtents(kafka, TIMEOUT)) {
            extents = found.of(partitions);
        }
        var absent = new Extent(LostRange.NONE, LostRange.NONE);
        List<LostRange> lost = new ArrayList<>();
        saved.forEach(
                (uid, positions) ->
                        positions.forEach(
                                (partition, offset) -> {
                                    Extent extent = extents.getOrDefault(partition, absent);
                                    if (offset < extent.first() || offset > extent.end()) {
                                        lost.add(
                                                new LostRange(
                                                        uid,
                                                        partition.topic(),
                                                        partition.partition(),
                                                        offset,
                                                        extent.first(),
                                                        extent.end()));
                                    }
                                }));
        lost.sort(Comparator.comparing(LostRange::topic).thenComparingInt(LostRange::partition));
        return lost;
    }
}
