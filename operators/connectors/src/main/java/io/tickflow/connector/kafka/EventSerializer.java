package io.tickflow.connector.kafka;

import io.tickflow.connector.event.EventType;
import io.tickflow.core.event.Deployment;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes events of one type to their topic.
 *
 * @param <T> record of the event's own fields
 */
public final class EventSerializer<T> implements KafkaRecordSerializationSchema<T> {

    private final EventType<T> type;
    private final Deployment writer;

    /** Creates a serializer for a deployment of {@code writer}. */
    public EventSerializer(EventType<T> type, Deployment writer) {
        this.type = type;
        this.writer = writer;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            T event, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                type.topic(), type.keyBytes(event, writer), type.encode(event, writer));
    }
}
