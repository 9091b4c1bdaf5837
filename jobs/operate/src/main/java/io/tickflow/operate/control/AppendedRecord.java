package io.tickflow.operate.control;

import io.tickflow.connector.kafka.KafkaConfig;

/**
 * Record of an operator, acknowledged by all replicas.
 *
 * @param said readable content of the record
 * @param eventId id of the event
 * @param account account of the record
 * @param topic topic of the record
 * @param offset offset of the record
 */
public record AppendedRecord(
        String said, String eventId, String account, String topic, long offset) {

    /**
     * Appends {@code event} and waits, a bounded time, until it is durable.
     *
     * @throws io.tickflow.operate.OperationException if it is not known to be durable; it may be
     *     present nevertheless
     */
    public static AppendedRecord append(
            KafkaConfig kafka,
            String topic,
            String account,
            String eventId,
            byte[] event,
            String said) {
        try (var appender = new RecordAppender(kafka)) {
            return appender.append(topic, account, eventId, event, said);
        }
    }
}
