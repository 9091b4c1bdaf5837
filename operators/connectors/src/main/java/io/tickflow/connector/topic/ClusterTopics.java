package io.tickflow.connector.topic;

import io.tickflow.connector.kafka.KafkaConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Topics of one Kafka cluster, by an admin client of its own. Not thread-safe. */
final class ClusterTopics implements AutoCloseable {

    private static final long VISIBILITY_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Map<String, Object> clientConfig;
    private final Duration timeout;
    private final Admin admin;

    /** Connects when first asked; {@code timeout} bounds each round trip. */
    ClusterTopics(Map<String, Object> clientConfig, Duration timeout) {
        this.clientConfig = clientConfig;
        this.timeout = timeout;
        this.admin = Admin.create(clientConfig);
    }

    /** Descriptions of those of {@code topics} that exist. */
    Map<String, TopicDescription> describe(Collection<String> topics) {
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

    /** Settings of {@code topics}, all of which exist. */
    Map<String, Map<String, String>> settings(Collection<String> topics) {
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

    /** Number of brokers. */
    int brokers() {
        return await(admin.describeCluster().nodes(), "brokers").size();
    }

    /** Creates {@code missing} topics and waits until they are visible. */
    void create(List<TopicSpec> missing) {
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
        List<String> names = missing.stream().map(TopicSpec::name).toList();
        long deadline = System.nanoTime() + timeout.toNanos();
        // Brokers learn of a new topic a moment after the controller has confirmed it.
        while (describe(names).size() < missing.size()) {
            if (System.nanoTime() - deadline > 0) {
                throw new KafkaException("created topics are not visible after " + timeout);
            }
            LockSupport.parkNanos(VISIBILITY_POLL_NANOS);
        }
    }

    @Override
    public void close() {
        admin.close();
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
        var properties = new HashMap<String, String>();
        clientConfig.forEach((key, value) -> properties.put(key, value.toString()));
        String servers = properties.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "");
        return new KafkaException(
                "Kafka at %s did not answer (%s): %s"
                        .formatted(
                                servers,
                                what,
                                cause == null
                                        ? "unknown"
                                        : new KafkaConfig(servers, properties).reason(cause)),
                cause);
    }
}
