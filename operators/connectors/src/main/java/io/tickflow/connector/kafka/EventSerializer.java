package io.tickflow.connector.kafka;

import io.tickflow.connector.event.EventCodec;
import io.tickflow.core.event.Mode;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes events of one type to one topic, as JSON under a text key.
 *
 * @param <T> type of the event
 */
public final class EventSerializer<T> implements KafkaRecordSerializationSchema<T> {

    /** Serializable way to a codec, which itself is not. */
    public interface CodecOf<T> extends Function<Mode, EventCodec<T>>, Serializable {}

    /** Serializable way to the key of an event. */
    public interface KeyOf<T> extends Function<T, String>, Serializable {}

    private final String topic;
    private final Mode mode;
    private final CodecOf<T> codecOf;
    private final KeyOf<T> keyOf;

    private transient EventCodec<T> codec;

    public EventSerializer(String topic, Mode mode, CodecOf<T> codecOf, KeyOf<T> keyOf) {
        this.topic = topic;
        this.mode = mode;
        this.codecOf = codecOf;
        this.keyOf = keyOf;
    }

    @Override
    public void open(
            SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
        codec = codecOf.apply(mode);
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            T event, KafkaSinkContext context, Long timestamp) {
        byte[] key = keyOf.apply(event).getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, key, codec.encode(event));
    }
}
