package io.tickflow.connector.event;

/**
 * One event: its envelope and its own fields.
 *
 * @param envelope fields that all events carry
 * @param body the event's own fields
 * @param <T> record of the core
 */
public record Event<T>(Envelope envelope, T body) {

    /** The event with its place in the topic, and the lease of its writer. */
    public RecordedEvent<T> at(int partition, long offset, long appendTimeMillis, long epoch) {
        return new RecordedEvent<>(envelope, body, partition, offset, appendTimeMillis, epoch);
    }
}
