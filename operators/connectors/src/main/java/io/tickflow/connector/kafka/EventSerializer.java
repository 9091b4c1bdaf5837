package io.tickflow.connector.kafka;

import io.tickflow.connector.event.EventType;
import io.tickflow.core.event.Mode;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes events of one type to their topic.
 *
 * @param <T> record of the event's own fields
 */
public final class EventSerializer<T> implements KafkaRecordSerializationSchema<T> {

    private final EventType<T> type;
    private final Mode mode;

    /** Creates a serializer for a deployment of {@code mode}. */
    public EventSerializer(EventType<T> type, Mode mode) {
        this.type = type;
        this.mode = mode;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            T event, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(type.topic(), type.keyBytes(event), type.encode(event, mode));
    }
}
