package io.tickflow.connector.decode;

/**
 * Undecoded Kafka record.
 *
 * @param key key; empty if there is none
 * @param value value; empty if there is none
 * @param topic topic of the record
 * @param partition partition of the record
 * @param offset offset of the record
 * @param appendTimeMillis timestamp of the record, epoch milliseconds
 */
public record RawRecord(
        byte[] key,
        byte[] value,
        String topic,
        int partition,
        long offset,
        long appendTimeMillis) {}
