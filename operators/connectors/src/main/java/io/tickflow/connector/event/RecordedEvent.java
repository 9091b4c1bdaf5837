package io.tickflow.connector.event;

/**
 * Event with its position in the topic.
 *
 * @param envelope envelope of the event
 * @param body the event's own fields
 * @param partition Kafka partition of the event
 * @param offset Kafka offset of the event
 * @param appendTimeMillis time at which Kafka appended it, epoch milliseconds; 0 if it did not
 * @param epoch lease of its writer, by the header of a verdict; 0 if the record names none
 * @param <T> record of the core
 */
public record RecordedEvent<T>(
        Envelope envelope, T body, int partition, long offset, long appendTimeMillis, long epoch) {}
