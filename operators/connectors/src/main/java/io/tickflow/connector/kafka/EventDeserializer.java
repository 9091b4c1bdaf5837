package io.tickflow.connector.kafka;

import io.tickflow.connector.event.EventCodec;
import io.tickflow.core.event.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events of one type. A record that is not such an event is logged, counted as {@code
 * unreadableEvents} and passed over: a stranger's record must not stop a job.
 *
 * @param <T> type of the event
 */
public final class EventDeserializer<T> implements KafkaRecordDeserializationSchema<T> {

    private static final Logger LOG = LoggerFactory.getLogger(EventDeserializer.class);
    private static final int LOGGED_BYTES_MAX = 200;

    private final Class<T> type;
    private final EventSerializer.CodecOf<T> codecOf;

    private transient EventCodec<T> codec;
    private transient Counter unreadable;

    public EventDeserializer(Class<T> type, EventSerializer.CodecOf<T> codecOf) {
        this.type = type;
        this.codecOf = codecOf;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        codec = codecOf.apply(Mode.PAPER);
        unreadable = context.getMetricGroup().counter("unreadableEvents");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
        try {
            if (record.value() == null) {
                throw new IOException("no value");
            }
            out.collect(codec.decode(record.value()));
        } catch (IOException e) {
            unreadable.inc();
            LOG.warn(
                    "Passed over a record that is no {}: {}-{} offset {}: {}",
                    type.getSimpleName(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    start(record.value()),
                    e);
        }
    }

    private static String start(byte[] value) {
        return value == null
                ? "(no value)"
                : new String(
                        Arrays.copyOf(value, Math.min(value.length, LOGGED_BYTES_MAX)),
                        StandardCharsets.UTF_8);
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type);
    }
}
