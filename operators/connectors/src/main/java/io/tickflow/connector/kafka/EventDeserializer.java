package io.tickflow.connector.kafka;

import io.tickflow.connector.event.Envelope;
import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.ValueExcerpt;
import io.tickflow.core.event.Deployment;
import java.io.IOException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events of one type. Any other record is logged, counted as {@code unreadableEvents} and
 * skipped, so that a foreign record does not stop the job. If a deployment is configured, an event
 * of another mode is counted as {@code otherModeEvents} and skipped, so that a paper signal never
 * reaches a broker; one of another pipeline is counted as {@code otherPipelineEvents} and skipped,
 * so that deployments may share a Kafka cluster.
 *
 * @param <T> type of the event
 */
public final class EventDeserializer<T> implements KafkaRecordDeserializationSchema<T> {

    private static final Logger LOG = LoggerFactory.getLogger(EventDeserializer.class);

    private final EventType<T> type;
    private final @Nullable Deployment deployment;

    private transient Counter unreadable;
    private transient Counter otherMode;
    private transient Counter otherPipeline;

    /** Reads events of any deployment. */
    public EventDeserializer(EventType<T> type) {
        this(type, null);
    }

    /** Reads events of {@code deployment} only; of any if it is null. */
    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
    public EventDeserializer(EventType<T> type, @Nullable Deployment deployment) {
        this.type = type;
        this.deployment = deployment;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        unreadable = context.getMetricGroup().counter("unreadableEvents");
        otherMode = context.getMetricGroup().counter("otherModeEvents");
        otherPipeline = context.getMetricGroup().counter("otherPipelineEvents");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
        try {
            if (record.value() == null) {
                throw new IOException("no value");
            }
            Event<T> event = type.decode(record.value());
            Envelope envelope = event.envelope();
            if (deployment == null || deployment.includes(envelope.deployment())) {
                out.collect(event.body());
            } else {
                onOtherDeployment(
                        envelope,
                        envelope.mode() == deployment.mode() ? otherPipeline : otherMode,
                        record);
            }
        } catch (IOException e) {
            unreadable.inc();
            LOG.warn(
                    "Passed over a record that is no {}: {}-{} offset {}: {}",
                    type.name(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    ValueExcerpt.of(record.value()),
                    e);
        }
    }

    /** Logs only the first, as all events of another deployment may be on the topic. */
    private void onOtherDeployment(
            Envelope envelope, Counter counter, ConsumerRecord<byte[], byte[]> record) {
        if (counter.getCount() == 0) {
            LOG.info(
                    "Skipped event {} of {}, this is {}: {}-{} offset {}; further ones are counted",
                    envelope.eventId(),
                    envelope.deployment(),
                    deployment,
                    record.topic(),
                    record.partition(),
                    record.offset());
        }
        counter.inc();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type.type());
    }
}
