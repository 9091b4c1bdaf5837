package io.tickflow.operate.kafka;

import io.tickflow.connector.decode.RawRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Converts consumed records to the input of the tick decoder. */
public final class RawRecords {

    private static final byte[] NOTHING = {};

    private RawRecords() {}

    /** The record with an empty key or value in place of a null one. */
    public static RawRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new RawRecord(
                record.key() == null ? NOTHING : record.key(),
                record.value() == null ? NOTHING : record.value(),
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp());
    }
}
