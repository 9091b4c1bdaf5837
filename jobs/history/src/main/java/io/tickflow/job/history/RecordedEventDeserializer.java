package io.tickflow.job.history;

import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.connector.event.ValueExcerpt;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.job.history.table.EventTable;
import java.io.IOException;
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
 * counted as {@code unreadableEvents} and skipped, so that a foreign record does not stop the job.
 * An event that the table does not take is skipped.
 *
 * @param <T> type of the event
 */
final class RecordedEventDeserializer<T>
        implements KafkaRecordDeserializationSchema<RecordedEvent<T>> {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedEventDeserializer.class);
    private static final byte[] NOTHING = {};

    private final EventTable<T> table;

    private transient Counter unreadable;

    RecordedEventDeserializer(EventTable<T> table) {
        this.table = table;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        unreadable = context.getMetricGroup().counter("unreadableEvents");
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record, Collector<RecordedEvent<T>> out) {
        byte[] value = record.value() == null ? NOTHING : record.value();
        try {
            Event<T> event = table.type().decode(value);
            if (table.takes(event.body())) {
                long epoch = EpochHeader.read(record.headers());
                out.collect(
                        event.at(record.partition(), record.offset(), record.timestamp(), epoch));
            }
        } catch (IOException e) {
            unreadable.inc();
            LOG.warn(
                    "Passed over a record that is no {}: {}-{} offset {}: {} ({})",
                    table.type().name(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    ValueExcerpt.of(record.value()),
                    e.getMessage());
        }
    }

    @Override
    public TypeInformation<RecordedEvent<T>> getProducedType() {
        return RecordedEventType.of(table.type().type());
    }
}
