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
     * Decodes an event written by {@link #encode}.
     *
     * @throws IOException if {@code value} is not an event of this type
     */
    Event<T> decode(byte[] value) throws IOException;
}
