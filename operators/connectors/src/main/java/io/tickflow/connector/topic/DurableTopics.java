package io.tickflow.connector.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Replication of the topics whose records must outlive a broker: a verdict counts as recorded, and
 * its order is sent, once Kafka has acknowledged it. With several brokers an acknowledgement needs
 * two copies of three. A cluster of one broker has one copy of everything, and no better.
 */
final class DurableTopics {

    /** Verdicts, reports, controls and leases. */
    static final List<String> NAMES =
            List.of(
                    "tickflow.orders",
                    "tickflow.executions",
                    "tickflow.control",
                    "tickflow.leases");

    private static final int REPLICAS = 3;
    private static final int IN_SYNC = 2;

    private DurableTopics() {}

    /** Problems of those topics that exist, a sentence each. */
    static List<String> problems(ClusterTopics cluster) {
        Map<String, TopicDescription> existing = cluster.describe(NAMES);
        Map<String, Map<String, String>> settings = cluster.settings(existing.keySet());
        int brokers = cluster.brokers();
        var problems = new ArrayList<String>();
        for (String name : NAMES) {
            TopicDescription topic = existing.get(name);
            if (topic != null) {
                int replicas =
                        topic.partitions().stream()
                                .mapToInt(partition -> partition.replicas().size())
                                .min()
                                .orElse(0);
                problems.addAll(
                        problems(
                                name,
                                brokers,
                                replicas,
                                inSyncMin(settings.getOrDefault(name, Map.of()))));
            }
        }
        return problems;
    }

    /** Problems of a topic with so many copies in a cluster of so many brokers. */
    static List<String> problems(String topic, int brokers, int replicas, int inSyncMin) {
        var problems = new ArrayList<String>();
        int replicasMin = Math.min(REPLICAS, brokers);
        if (replicas < replicasMin) {
            problems.add(
                    "%s: %d of %d brokers have a copy, %d must, or one lost disk loses orders; reassign its partitions (kafka-reassign-partitions.sh)"
                            .formatted(topic, replicas, brokers, replicasMin));
        }
        if (brokers > 1 && inSyncMin < IN_SYNC) {
            problems.add(
                    "%s: %s is %d, it must be %d, or an acknowledged order may be on one disk only"
                            .formatted(
                                    topic,
                                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                                    inSyncMin,
                                    IN_SYNC));
        }
        if (inSyncMin > replicas) {
            problems.add(
                    "%s: %s is %d, above its number of copies, %d: no record would be acknowledged"
                            .formatted(
                                    topic,
                                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                                    inSyncMin,
                                    replicas));
        }
        return problems;
    }

    private static int inSyncMin(Map<String, String> settings) {
        String value = settings.getOrDefault(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "1");
        return Integer.parseInt(value);
    }
}
