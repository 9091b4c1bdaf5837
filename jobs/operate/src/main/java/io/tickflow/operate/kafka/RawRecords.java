package io.tickflow.operate.kafka;

import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.kafka.RawRecordDeserializer;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.core.readmodel.VerdictPlace;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Converts consumed records to the inputs of decoder and read model. */
public final class RawRecords {

    private RawRecords() {}

    /** Converts a record, with an empty key or value in place of null. */
    public static RawRecord of(ConsumerRecord<byte[], byte[]> record) {
        return RawRecordDeserializer.raw(record);
    }

    /** Reads the offset of a record and, for a verdict, the epoch of its writer. */
    public static VerdictPlace placeOf(ConsumerRecord<byte[], byte[]> record) {
        return new VerdictPlace(EpochHeader.read(record.headers()), record.offset());
    }
}
