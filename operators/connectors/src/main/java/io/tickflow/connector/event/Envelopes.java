package io.tickflow.connector.event;

import io.tickflow.core.event.Deployment;
import java.util.function.Function;

/**
 * Derives the envelopes of the events of one type.
 *
 * @param name of the type
 * @param ids of one event
 * @param <T> record of the event's own fields
 */
record Envelopes<T>(String name, Function<T, EventIds> ids) {

    Envelope of(T event, Deployment writer, int schemaVersion) {
        EventIds derived = ids.apply(event);
        return new Envelope(
                name,
                derived.eventId(),
                derived.correlationId(),
                derived.causationId(),
                writer.pipeline(),
                writer.mode(),
                schemaVersion);
    }
}
