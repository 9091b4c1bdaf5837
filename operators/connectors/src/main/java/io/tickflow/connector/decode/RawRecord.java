package io.tickflow.connector.decode;

/**
 * One Kafka record as it came, before anybody has looked inside.
 *
 * @param key empty if there was none
 * @param value empty if there was none
 * @param topic it came from
 * @param partition it came from
 * @param offset it came from
 * @param appendTimeMillis its timestamp, epoch milliseconds
 */
public record RawRecord(
        byte[] key,
        byte[] value,
        String topic,
        int partition,
        long offset,
        long appendTimeMillis) {}
