package io.tickflow.connector.kafka;

import io.tickflow.connector.event.Envelope;
import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.ValueExcerpt;
import io.tickflow.core.event.Mode;
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
 * skipped, so that a foreign record does not stop the job. An event of another mode than the
 * configured one, if any, is counted as {@code otherModeEvents} and skipped, so that a paper signal
 * never reaches a broker.
 *
 * @param <T> type of the event
 */
public final class EventDeserializer<T> implements KafkaRecordDeserializationSchema<T> {

    private static final Logger LOG = LoggerFactory.getLogger(EventDeserializer.class);

    private final EventType<T> type;
    private final @Nullable Mode mode;

    private transient Counter unreadable;
    private transient Counter otherMode;

    /** Reads events of any mode. */
    public EventDeserializer(EventType<T> type) {
        this(type, null);
    }

    /** Reads events of {@code mode} only; of any if it is null. */
    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
    public EventDeserializer(EventType<T> type, @Nullable Mode mode) {
        this.type = type;
        this.mode = mode;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        unreadable = context.getMetricGroup().counter("unreadableEvents");
        otherMode = context.getMetricGroup().counter("otherModeEvents");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
        try {
            if (record.value() == null) {
                throw new IOException("no value");
            }
            Event<T> event = type.decode(record.value());
            if (mode == null || event.envelope().mode() == mode) {
                out.collect(event.body());
            } else {
                onOtherMode(event.envelope(), mode, record);
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
    private void onOtherMode(
            Envelope envelope, Mode wanted, ConsumerRecord<byte[], byte[]> record) {
        if (otherMode.getCount() == 0) {
            LOG.warn(
                    "Passed over event {} of mode {}, this deployment is {}: {}-{} offset {};"
                            + " further ones are counted as otherModeEvents",
                    envelope.eventId(),
                    envelope.mode(),
                    wanted,
                    record.topic(),
                    record.partition(),
                    record.offset());
        }
        otherMode.inc();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type.type());
    }
}
