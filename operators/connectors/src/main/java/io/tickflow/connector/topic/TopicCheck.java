package io.tickflow.connector.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Compares the topics of a Kafka cluster with the catalogue before the start. Each call opens and
 * closes its own admin client and takes at most about {@code timeout} per round trip.
 */
public final class TopicCheck {

    private static final long VISIBILITY_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

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
        try (Admin admin = Admin.create(clientConfig)) {
            Map<String, TopicDescription> existing = describe(admin, names(catalogue.topics()));
            List<TopicSpec> missing =
                    catalogue.topics().stream()
                            .filter(topic -> !existing.containsKey(topic.name()))
                            .toList();
            List<String> problems = new ArrayList<>();
            if (!create) {
                missing.forEach(topic -> problems.add(topic.name() + ": does not exist"));
            }
            problems.addAll(contradictions(admin, catalogue, existing));
            if (!problems.isEmpty()) {
                throw new InvalidTopicsException(
                        "the topics at "
                                + clientConfig.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
                                + " contradict the catalogue",
                        problems);
            }
            create(admin, missing);
            return missing.stream().map(TopicSpec::name).toList();
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
        try (Admin admin = Admin.create(clientConfig)) {
            if (describe(admin, List.of(topic)).isEmpty()) {
                throw unusable(topic + ": does not exist");
            }
            String wanted = TimestampType.LOG_APPEND_TIME.name;
            Map<String, String> config = configs(admin, List.of(topic)).get(topic);
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

    private List<String> contradictions(
            Admin admin, TopicCatalogue catalogue, Map<String, TopicDescription> existing) {
        Map<String, Map<String, String>> configs = configs(admin, existing.keySet());
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

    private Map<String, Map<String, String>> configs(Admin admin, Collection<String> topics) {
        List<ConfigResource> resources =
                topics.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        Map<String, Map<String, String>> configs = new HashMap<>();
        await(admin.describeConfigs(resources).all(), "topic settings")
                .forEach(
                        (resource, config) -> {
                            Map<String, String> values = new HashMap<>();
                            config.entries().forEach(e -> values.put(e.name(), e.value()));
                            configs.put(resource.name(), values);
                        });
        return configs;
    }

    private void create(Admin admin, List<TopicSpec> missing) {
        List<NewTopic> newTopics =
                missing.stream()
                        .map(
                                topic ->
                                        new NewTopic(
                                                        topic.name(),
                                                        Optional.of(topic.partitions()),
                                                        Optional.empty())
                                                .configs(topic.config()))
                        .toList();
        admin.createTopics(newTopics)
                .values()
                .forEach((name, created) -> awaitUnless(TopicExistsException.class, created, name));
        long deadline = System.nanoTime() + timeout.toNanos();
        // Brokers learn of a new topic a moment after the controller has confirmed it.
        while (describe(admin, names(missing)).size() < missing.size()) {
            if (System.nanoTime() - deadline > 0) {
                throw new KafkaException("created topics are not visible after " + timeout);
            }
            LockSupport.parkNanos(VISIBILITY_POLL_NANOS);
        }
    }

    private static List<String> names(List<TopicSpec> topics) {
        return topics.stream().map(TopicSpec::name).toList();
    }

    private Map<String, TopicDescription> describe(Admin admin, Collection<String> topics) {
        Map<String, TopicDescription> found = new HashMap<>();
        admin.describeTopics(topics)
                .topicNameValues()
                .forEach(
                        (name, future) -> {
                            TopicDescription description =
                                    awaitUnless(
                                            UnknownTopicOrPartitionException.class, future, name);
                            if (description != null) {
                                found.put(name, description);
                            }
                        });
        return found;
    }

    private <T> T await(KafkaFuture<T> future, String what) {
        T value = awaitUnless(null, future, what);
        if (value == null) {
            throw new KafkaException("no answer: " + what);
        }
        return value;
    }

    private <T> @Nullable T awaitUnless(
            @Nullable Class<? extends Exception> harmless, KafkaFuture<T> future, String what) {
        try {
            return future.get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (harmless != null && harmless.isInstance(e.getCause())) {
                return null;
            }
            throw unreachable(what, e.getCause());
        } catch (TimeoutException e) {
            throw unreachable(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private KafkaException unreachable(String what, @Nullable Throwable cause) {
        return new KafkaException(
                "Kafka at "
                        + clientConfig.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
                        + " did not answer ("
                        + what
                        + "): "
                        + (cause == null ? "unknown" : cause.getMessage()),
                cause);
    }
}
