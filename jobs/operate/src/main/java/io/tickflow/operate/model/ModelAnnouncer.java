package io.tickflow.operate.model;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.model.registry.JournalEntry;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.RegistryState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends entries of the journal to Kafka as events, at least once: what a call could not send the
 * next one does, and a repetition has the same event ids. The registry remembers the last entry
 * that each cluster acknowledged.
 */
public final class ModelAnnouncer {

    private static final int WAIT_MILLIS = 5_000;

    private final KafkaConfig kafka;
    private final Deployment deployment;

    /** Creates an announcer for the events of {@code deployment}. */
    public ModelAnnouncer(KafkaConfig kafka, Deployment deployment) {
        this.kafka = kafka;
        this.deployment = deployment;
    }

    /**
     * Sends the entries that were not sent yet and waits, a bounded time, until they are durable.
     *
     * @param again true to send all entries
     * @throws io.tickflow.model.registry.RegistryException if the registry cannot be read
     */
    public Announcement announce(JournaledRegistry registry, boolean again) {
        List<JournalEntry> entries = registry.entries();
        if (entries.isEmpty()) {
            return new Announcement(0, 0, "");
        }
        String audience;
        try {
            audience = deployment.pipeline() + '/' + clusterId();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return new Announcement(0, entries.size(), trouble(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Announcement(0, entries.size(), trouble(e));
        }
        long before = again ? 0 : Math.min(registry.told(audience), entries.size());
        Announcement result = send(entries, before);
        if (result.told() > 0) {
            registry.markTold(audience, Math.max(registry.told(audience), before + result.told()));
        }
        return result;
    }

    private Announcement send(List<JournalEntry> entries, long before) {
        long acknowledged = before;
        try (var producer =
                new KafkaProducer<>(
                        properties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<List<Future<RecordMetadata>>> sent = new ArrayList<>();
            for (int i = (int) before; i < entries.size(); i++) {
                RegistryState state = RegistryState.of(entries.subList(0, i + 1));
                List<Future<RecordMetadata>> ofEntry = new ArrayList<>();
                for (ProducerRecord<byte[], byte[]> event :
                        ModelEvents.of(entries.get(i), state, deployment)) {
                    ofEntry.add(producer.send(event));
                }
                sent.add(ofEntry);
            }
            for (List<Future<RecordMetadata>> ofEntry : sent) {
                for (Future<RecordMetadata> place : ofEntry) {
                    var unused = place.get();
                }
                acknowledged++;
            }
            return result(entries.size(), before, acknowledged, "");
        } catch (ExecutionException | KafkaException e) {
            return result(entries.size(), before, acknowledged, trouble(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result(entries.size(), before, acknowledged, trouble(e));
        }
    }

    private static Announcement result(long all, long before, long acknowledged, String trouble) {
        return new Announcement(acknowledged - before, all - acknowledged, trouble);
    }

    /** Identity of the cluster, as an address may lead to another one tomorrow. */
    private String clusterId() throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, WAIT_MILLIS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WAIT_MILLIS);
        Admin admin = Admin.create(properties);
        try {
            return admin.describeCluster().clusterId().get(2L * WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private String trouble(Exception e) {
        return "Kafka at " + kafka.bootstrapServers() + ": " + kafka.reason(e);
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WAIT_MILLIS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, WAIT_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * WAIT_MILLIS);
        return properties;
    }
}
