package io.tickflow.connector.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * Compares the topics of a Kafka cluster with the catalogue before the start. Each call opens and
 * closes its own admin client and takes at most about {@code timeout} per round trip.
 */
public final class TopicCheck {

    private final Map<String, Object> clientConfig;
    private final Duration timeout;

    /** Checks the cluster at {@code bootstrapServers} without further client settings. */
    public TopicCheck(String bootstrapServers, Duration timeout) {
        this(bootstrapServers, new Properties(), timeout);
    }

    /**
     * Checks the cluster at {@code bootstrapServers}.
     *
     * @param clientSettings further settings of the Kafka client, such as its security
     * @param timeout bound of each round trip
     */
    public TopicCheck(String bootstrapServers, Properties clientSettings, Duration timeout) {
        this.timeout = timeout;
        this.clientConfig = new HashMap<>();
        clientSettings
                .stringPropertyNames()
                .forEach(key -> clientConfig.put(key, clientSettings.getProperty(key)));
        clientConfig.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        clientConfig.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        clientConfig.put(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) Math.min(timeout.toMillis(), 10_000));
    }

    /**
     * Compares existing topics and optionally creates missing ones.
     *
     * @param create true to create a missing topic (sandbox and demo), false to report it
     * @return names of the created topics, in the order of the catalogue
     * @throws InvalidTopicsException if a topic is missing or contradicts the catalogue; the
     *     message lists every contradiction
     * @throws KafkaException if the cluster cannot be asked
     */
    public List<String> run(TopicCatalogue catalogue, boolean create) {
        try (var cluster = new ClusterTopics(clientConfig, timeout)) {
            Map<String, TopicDescription> existing = cluster.describe(names(catalogue.topics()));
            List<TopicSpec> missing =
                    catalogue.topics().stream()
                            .filter(topic -> !existing.containsKey(topic.name()))
                            .toList();
            List<String> problems = new ArrayList<>();
            if (!create) {
                missing.forEach(topic -> problems.add(topic.name() + ": does not exist"));
            }
            problems.addAll(contradictions(cluster, catalogue, existing));
            if (!problems.isEmpty()) {
                throw new InvalidTopicsException(
                        "the topics at "
                                + clientConfig.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
                                + " contradict the catalogue",
                        problems);
            }
            cluster.create(missing);
            return missing.stream().map(TopicSpec::name).toList();
        }
    }

    /**
     * Checks that acknowledged verdicts, reports, controls and leases outlive the loss of a broker,
     * as far as the cluster has others.
     *
     * @throws InvalidTopicsException listing every topic whose replication does not suffice
     * @throws KafkaException if the cluster cannot be asked
     */
    public void durable() {
        try (var cluster = new ClusterTopics(clientConfig, timeout)) {
            List<String> problems = DurableTopics.problems(cluster);
            if (!problems.isEmpty()) {
                throw new InvalidTopicsException(
                        "the topics at "
                                + clientConfig.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
                                + " do not hold what they have acknowledged",
                        problems);
            }
        }
    }

    /**
     * Returns true if there is a topic of this name.
     *
     * @throws KafkaException if the cluster cannot be asked
     */
    public boolean exists(String topic) {
        try (var cluster = new ClusterTopics(clientConfig, timeout)) {
            return !cluster.describe(List.of(topic)).isEmpty();
        }
    }

    /**
     * Checks a topic of ticks that the catalogue does not list: signals age by the timestamps of
     * its records, so that Kafka must set them.
     *
     * @throws InvalidTopicsException if it does not exist or the writer sets the timestamps
     * @throws KafkaException if the cluster cannot be asked
     */
    public void feed(String topic) {
        try (var cluster = new ClusterTopics(clientConfig, timeout)) {
            if (cluster.describe(List.of(topic)).isEmpty()) {
                throw unusable(topic + ": does not exist");
            }
            String wanted = TimestampType.LOG_APPEND_TIME.name;
            Map<String, String> config = cluster.settings(List.of(topic)).get(topic);
            String found =
                    config == null ? "" : config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
            if (!wanted.equals(found)) {
                throw unusable(
                        "%s: %s is %s, it must be %s"
                                .formatted(
                                        topic,
                                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                                        found,
                                        wanted));
            }
        }
    }

    private static InvalidTopicsException unusable(String problem) {
        return new InvalidTopicsException("the topic of ticks cannot be used", List.of(problem));
    }

    private static List<String> contradictions(
            ClusterTopics cluster,
            TopicCatalogue catalogue,
            Map<String, TopicDescription> existing) {
        Map<String, Map<String, String>> configs = cluster.settings(existing.keySet());
        List<String> problems = new ArrayList<>();
        for (TopicSpec topic : catalogue.topics()) {
            TopicDescription description = existing.get(topic.name());
            if (description != null) {
                problems.addAll(
                        TopicComparison.contradictions(
                                topic,
                                description.partitions().size(),
                                configs.getOrDefault(topic.name(), Map.of())));
            }
        }
        return problems;
    }

    private static List<String> names(List<TopicSpec> topics) {
        return topics.stream().map(TopicSpec::name).toList();
    }
}
