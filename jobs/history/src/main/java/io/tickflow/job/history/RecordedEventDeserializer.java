package io.tickflow.job.history;

import io.tickflow.connector.event.EnvelopeReader;
import io.tickflow.connector.event.EventCodec;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.connector.kafka.EventSerializer;
import io.tickflow.core.event.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events of one type with their envelopes. A record that is not such an event is logged,
 * counted as {@code unreadableEvents} and passed over: a stranger's record must not stop a job.
 *
 * @param <T> type of the event
 */
final class RecordedEventDeserializer<T>
        implements KafkaRecordDeserializationSchema<RecordedEvent<T>> {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedEventDeserializer.class);
    private static final int LOGGED_BYTES_MAX = 200;
    private static final byte[] NOTHING = {};

    private final Class<T> type;
    private final EventSerializer.CodecOf<T> codecOf;

    private transient EventCodec<T> codec;
    private transient EnvelopeReader envelopes;
    private transient Counter unreadable;

    RecordedEventDeserializer(Class<T> type, EventSerializer.CodecOf<T> codecOf) {
        this.type = type;
        this.codecOf = codecOf;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        // The mode is of no account to reading.
        codec = codecOf.apply(Mode.PAPER);
        envelopes = new EnvelopeReader();
        unreadable = context.getMetricGroup().counter("unreadableEvents");
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record, Collector<RecordedEvent<T>> out) {
        byte[] json = record.value() == null ? NOTHING : record.value();
        try {
            out.collect(
                    new RecordedEvent<>(
                            envelopes.read(json),
                            codec.decode(json),
                            record.partition(),
                            record.offset()));
        } catch (IOException e) {
            unreadable.inc();
            LOG.warn(
                    "Passed over a record that is no {}: {}-{} offset {}: {} ({})",
                    type.getSimpleName(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    start(json),
                    e.getMessage());
        }
    }

    private static String start(byte[] json) {
        return new String(json, 0, Math.min(json.length, LOGGED_BYTES_MAX), StandardCharsets.UTF_8);
    }

    @Override
    public TypeInformation<RecordedEvent<T>> getProducedType() {
        return RecordedEventType.of(type);
    }
}
