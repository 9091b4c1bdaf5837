package io.tickflow.connector.event;

/**
 * An event as it stands in its topic.
 *
 * @param envelope as the event itself says it
 * @param body the event's own fields
 * @param partition Kafka partition that it stands in
 * @param offset Kafka offset that it stands at
 * @param <T> record of the core
 */
public record RecordedEvent<T>(Envelope envelope, T body, int partition, long offset) {}
