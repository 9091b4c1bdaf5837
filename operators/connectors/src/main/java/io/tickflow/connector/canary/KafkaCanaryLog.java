package io.tickflow.connector.canary;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.canary.CanaryLog;
import io.tickflow.core.event.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Controls of one pipeline on {@code tickflow.canary}. */
public final class KafkaCanaryLog implements CanaryLog {

    private static final long serialVersionUID = 1;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final KafkaConfig kafka;
    private final Deployment deployment;

    /** Creates the log of the controls that {@code deployment} has on the cluster of its events. */
    public KafkaCanaryLog(KafkaConfig kafka, Deployment deployment) {
        this.kafka = kafka;
        this.deployment = deployment;
    }

    @Override
    public Tail open() throws IOException {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try {
            var consumer =
                    new KafkaConsumer<>(
                            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            return new KafkaCanaryTail(consumer, EventTypes.CANARY.topic(), deployment, TIMEOUT);
        } catch (KafkaException e) {
            throw new IOException("no Kafka consumer: " + e.getMessage(), e);
        }
    }
}
