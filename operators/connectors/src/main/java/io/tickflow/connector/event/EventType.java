package io.tickflow.connector.event;

import io.tickflow.connector.avro.AvroFormat;
import io.tickflow.core.event.Deployment;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One public event: its name, record, topic, key, ids and encoding. The rows are in {@link
 * EventTypes}; a row is serialised as its name. Thread-safe.
 *
 * @param <T> record whose components are the event's own fields
 */
public final class EventType<T> implements Serializable {

    @Serial private static final long serialVersionUID = 1;

    private final String name;
    private final Class<T> type;
    private final String topic;
    private final transient EventKey<T> key;
    private final transient Envelopes<T> envelopes;
    private final int schemaVersion;
    private final transient JsonFormat<T> json;
    private final transient EventFormat<T> format;

    /** An event that travels as JSON. */
    EventType(
            String name,
            Class<T> type,
            String topic,
            EventKey<T> key,
            Function<T, EventIds> ids,
            int schemaVersion) {
        this(name, type, topic, key, ids, schemaVersion, null);
    }

    /** An event that travels as {@code avro}, as JSON if that is null. */
    EventType(
            String name,
            Class<T> type,
            String topic,
            EventKey<T> key,
            Function<T, EventIds> ids,
            int schemaVersion,
            @Nullable AvroFormat<T> avro) {
        this.name = name;
        this.type = type;
        this.topic = topic;
        this.key = key;
        this.envelopes = new Envelopes<>(name, ids);
        this.schemaVersion = schemaVersion;
        this.json = new JsonFormat<>(name, type);
        this.format = avro == null ? json : new AvroEventFormat<>(avro, json, envelopes);
    }

    /** Name in the envelope, such as {@code TradeSignalCreated}. */
    public String name() {
        return name;
    }

    /** Record of the event's own fields. */
    public Class<T> type() {
        return type;
    }

    /** Topic of the catalogue. */
    public String topic() {
        return topic;
    }

    /** Record key. */
    public EventKey<T> key() {
        return key;
    }

    /** Version of the event's own fields. */
    public int schemaVersion() {
        return schemaVersion;
    }

    /** UTF-8 of the record key of {@code event} written by {@code writer}. */
    public byte[] keyBytes(T event, Deployment writer) {
        String own = key.of().apply(event);
        String text = key.byMode() ? EventTypes.accountKey(writer.mode(), own) : own;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Envelope of {@code event} written by {@code writer}. */
    public Envelope envelope(T event, Deployment writer) {
        return envelopes.of(event, writer, schemaVersion);
    }

    /** Record value of {@code event} written by {@code writer}. */
    public byte[] encode(T event, Deployment writer) {
        return format.encode(new Event<>(envelope(event, writer), event));
    }

    /**
     * Decodes a record value of any deployment, in one pass.
     *
     * @throws IOException if it is not an event of this type
     */
    public Event<T> decode(byte[] value) throws IOException {
        return format.decode(value);
    }

    /**
     * UTF-8 JSON of a record value. JSON stays as it is, with fields that this release does not
     * know.
     *
     * @throws IOException if it is no event of this type
     */
    public byte[] toJson(byte[] value) throws IOException {
        Event<T> event = decode(value);
        return AvroFormat.isMarked(value) ? toJson(event) : value;
    }

    /** UTF-8 JSON of {@code event}, in whatever encoding this type travels. */
    public byte[] toJson(Event<T> event) {
        return json.encode(event);
    }

    @Override
    public String toString() {
        return name;
    }

    @Serial
    private Object writeReplace() {
        return new Name(name);
    }

    private record Name(String name) implements Serializable {
        @Serial
        private Object readResolve() {
            return EventTypes.named(name);
        }
    }
}
