package io.tickflow.connector.kafka;

import io.tickflow.connector.decode.RawRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Passes on undecoded records, so that an undecodable one becomes a dead letter and never fails the
 * source.
 */
public final class RawRecordDeserializer implements KafkaRecordDeserializationSchema<RawRecord> {

    private static final byte[] NOTHING = {};

    /** Converts a record for the decode stage. */
    public static RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
        return new RawRecord(
                orNothing(record.key()),
                orNothing(record.value()),
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
        out.collect(raw(record));
    }

    private static byte[] orNothing(byte @Nullable [] bytes) {
        return bytes == null ? NOTHING : bytes;
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return TypeInformation.of(RawRecord.class);
    }
}
