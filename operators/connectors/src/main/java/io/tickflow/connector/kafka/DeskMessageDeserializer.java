package io.tickflow.connector.kafka;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.event.Mode;
import java.io.Serializable;
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
 * Deserializes a topic to messages for the desk, with their offsets. An unreadable record is a
 * message as well, counted as {@code unreadableEvents}; the desk decides on its meaning.
 */
final class DeskMessageDeserializer implements KafkaRecordDeserializationSchema<DeskMessage> {

    /** Serializable way from a record to a message. */
    interface MessageOf extends Serializable {
        @Nullable DeskMessage of(DeskRecords records, ConsumerRecord<byte[], byte[]> record);
    }

    private static final Logger LOG = LoggerFactory.getLogger(DeskMessageDeserializer.class);

    private final MessageOf messageOf;
    private final Mode mode;

    private transient DeskRecords records;
    private transient Counter unreadable;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
    DeskMessageDeserializer(MessageOf messageOf, Mode mode) {
        this.messageOf = messageOf;
        this.mode = mode;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        records = DeskRecords.of(mode);
        unreadable = context.getMetricGroup().counter("unreadableEvents");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<DeskMessage> out) {
        if (record.value() == null) {
            // A tombstone has no content.
            unreadable.inc();
            return;
        }
        DeskMessage message = messageOf.of(records, record);
        if (message == null) {
            return;
        }
        UnreadRecord unread = message.unread();
        if (unread != null) {
            unreadable.inc();
            DeadLetter letter = unread.letter();
            LOG.warn(
                    "A record is no event of its topic: {}-{} offset {}: {}",
                    letter.topic(),
                    letter.partition(),
                    letter.offset(),
                    letter.detail());
        }
        out.collect(message);
    }

    @Override
    public TypeInformation<DeskMessage> getProducedType() {
        return TypeInformation.of(DeskMessage.class);
    }
}
