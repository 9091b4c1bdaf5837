package io.tickflow.connector.kafka;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.event.Deployment;
import java.util.HashMap;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Kafka ends of the jobs. Sinks are at-least-once and never transactional: derived ids identify
 * repetitions, and no transaction delays the path from tick to order.
 */
public final class KafkaEnds {

    private static final String HOT_LINGER_MILLIS = "0";

    private static final String BULK_LINGER_MILLIS = "20";

    private static final String BULK_BATCH_BYTES = "131072";

    private static final String BULK_FETCH_BYTES = "262144";
    private static final String BULK_FETCH_WAIT_MILLIS = "200";

    private final KafkaConfig config;
    private final Deployment deployment;

    public KafkaEnds(KafkaConfig config, Deployment deployment) {
        this.config = config;
        this.deployment = deployment;
    }

    /** Returns the configuration for readers that favour throughput over latency. */
    public static KafkaConfig unhurried(KafkaConfig config) {
        var properties = new HashMap<String, String>();
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, BULK_FETCH_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, BULK_FETCH_WAIT_MILLIS);
        properties.putAll(config.clientProperties());
        return new KafkaConfig(config.bootstrapServers(), properties);
    }

    /**
     * Creates a source of {@code topic} for {@code groupId}, with {@code start} as initial
     * position.
     */
    public <T> KafkaSource<T> source(
            String topic,
            String groupId,
            StartAt start,
            KafkaRecordDeserializationSchema<T> deserializer) {
        return source(config, topic, groupId, start, deserializer);
    }

    /** Creates a source as the other method does, without a deployment. */
    public static <T> KafkaSource<T> source(
            KafkaConfig config,
            String topic,
            String groupId,
            StartAt start,
            KafkaRecordDeserializationSchema<T> deserializer) {
        return KafkaSource.<T>builder()
                .setBootstrapServers(config.bootstrapServers())
                .setProperties(config.properties())
                .setTopics(topic)
                .setGroupId(groupId)
                .setStartingOffsets(start.offsets())
                .setDeserializer(deserializer)
                .build();
    }

    /** Events of one type and of this deployment, for {@code groupId}. */
    public <T> KafkaSource<T> events(EventType<T> type, String groupId, StartAt start) {
        return source(type.topic(), groupId, start, new EventDeserializer<>(type, deployment));
    }

    /**
     * {@code OrderExecuted} for a desk, with offsets, from the beginning at first. Of any
     * deployment, like controls: both are addressed to an account, and a desk's log is read in the
     * same way.
     */
    public KafkaSource<DeskMessage> reports(String groupId) {
        return source(
                EventTypes.EXECUTIONS.topic(),
                groupId,
                StartAt.EARLIEST,
                new DeskMessageDeserializer(DeskRecords::report, deployment.mode()));
    }

    /**
     * Creates a source of {@code ControlChanged} for a desk, with offsets. Without state it reads
     * the whole topic regardless of committed offsets, as earlier controls stay in force.
     */
    public KafkaSource<DeskMessage> controls(String groupId) {
        return KafkaSource.<DeskMessage>builder()
                .setBootstrapServers(config.bootstrapServers())
                .setProperties(config.properties())
                .setTopics(EventTypes.CONTROL.topic())
                .setGroupId(groupId)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(
                        new DeskMessageDeserializer(DeskRecords::control, deployment.mode()))
                .build();
    }

    /** Creates a sink for events on the path to an order, which are sent at once. */
    public <T> KafkaSink<T> sink(EventType<T> type) {
        return sink(type, new Properties());
    }

    /** Creates a sink for events off the path to an order, which are batched. */
    public <T> KafkaSink<T> bulkSink(EventType<T> type) {
        var bulk = new Properties();
        bulk.setProperty(ProducerConfig.LINGER_MS_CONFIG, BULK_LINGER_MILLIS);
        bulk.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, BULK_BATCH_BYTES);
        return sink(type, bulk);
    }

    private <T> KafkaSink<T> sink(EventType<T> type, Properties producer) {
        var properties = new Properties();
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, HOT_LINGER_MILLIS);
        properties.putAll(config.clientProperties());
        properties.putAll(producer);
        return KafkaSink.<T>builder()
                .setBootstrapServers(config.bootstrapServers())
                .setKafkaProducerConfig(properties)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new EventSerializer<>(type, deployment))
                .build();
    }
}
