package io.tickflow.connector.event;

import java.io.IOException;

/**
 * Encoding of the events of one type. Thread-safe.
 *
 * @param <T> record of the event's own fields
 */
interface EventFormat<T> {

    /** Writes {@code event}; any event of this type can be written. */
    byte[] encode(Event<T> event);

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IOException if {@code value} is no event of this type
     */
    Event<T> decode(byte[] value) throws IOException;
}
