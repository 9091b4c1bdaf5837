package io.tickflow.connector.event;

import io.tickflow.connector.avro.AvroEvent;
import io.tickflow.connector.avro.AvroFormat;
import java.io.IOException;

/**
 * Avro that carries deployment and schema version of the envelope; the rest of it is derived from
 * the body. Reads JSON as well, as a topic may hold records of an earlier release.
 *
 * @param <T> record of the event's own fields
 */
final class AvroEventFormat<T> implements EventFormat<T> {

    private final AvroFormat<T> avro;
    private final JsonFormat<T> json;
    private final Envelopes<T> envelopes;

    AvroEventFormat(AvroFormat<T> avro, JsonFormat<T> json, Envelopes<T> envelopes) {
        this.avro = avro;
        this.json = json;
        this.envelopes = envelopes;
    }

    @Override
    public byte[] encode(Event<T> event) {
        Envelope envelope = event.envelope();
        return avro.encode(envelope.deployment(), envelope.schemaVersion(), event.body());
    }

    @Override
    public Event<T> decode(byte[] value) throws IOException {
        if (!AvroFormat.isMarked(value)) {
            return json.decode(value);
        }
        AvroEvent<T> read = avro.decode(value);
        return new Event<>(
                envelopes.of(read.body(), read.writer(), read.schemaVersion()), read.body());
    }
}
