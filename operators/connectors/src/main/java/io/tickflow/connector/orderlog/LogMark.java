package io.tickflow.connector.orderlog;

import java.util.zip.CRC32C;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Place in a topic, recognisable after the topic was created anew.
 *
 * @param next offset of the first record that was not read
 * @param last offset of the last one that was; -1 if there was none
 * @param checksum of the value of that record; 0 if there was none
 */
record LogMark(long next, long last, long checksum) {

    static final LogMark START = new LogMark(0, -1, 0);

    /** Place behind {@code record}. */
    static LogMark behind(ConsumerRecord<byte[], byte[]> record) {
        return new LogMark(record.offset() + 1, record.offset(), checksum(record.value()));
    }

    /** True if {@code record} is the last one that was read. */
    boolean isBehind(ConsumerRecord<byte[], byte[]> record) {
        return record.offset() == last && checksum(record.value()) == checksum;
    }

    private static long checksum(byte[] value) {
        var crc = new CRC32C();
        crc.update(value);
        return crc.getValue();
    }
}
