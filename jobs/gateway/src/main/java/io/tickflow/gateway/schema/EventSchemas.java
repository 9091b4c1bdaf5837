package io.tickflow.gateway.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.event.Envelope;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;

/** JSON Schema of every public event, from its row of the catalogue and its record. */
public final class EventSchemas {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private EventSchemas() {}

    /** Schema of an event: the fields of the envelope beside its own, flat. */
    public static ObjectNode of(EventType<?> type) {
        ObjectNode envelope = RecordSchema.of(Envelope.class);
        ObjectNode body = RecordSchema.of(type.type());
        ObjectNode properties = (ObjectNode) envelope.get("properties");
        properties.setAll((ObjectNode) body.get("properties"));
        properties.putObject("type").put("const", type.name());
        ((ArrayNode) envelope.get("required")).addAll((ArrayNode) body.get("required"));
        envelope.put("title", type.name());
        envelope.put(
                "description",
                "Event on %s, version %d, keyed by %s."
                        .formatted(type.topic(), type.schemaVersion(), type.key().name()));
        Examples.event(type.name())
                .ifPresent(example -> envelope.putArray("examples").add(example));
        return envelope;
    }

    /** The same as a document of its own. */
    public static ObjectNode document(EventType<?> type) {
        ObjectNode schema = of(type);
        schema.put("$schema", DIALECT);
        schema.put("$id", "/v1/schemas/" + type.name());
        return schema;
    }

    /** Reference to the schema of an event within the API's document. */
    public static ObjectNode reference(EventType<?> type) {
        return OpenApi.reference(type.name());
    }

    /** Schemas of all events by name. */
    static void addTo(ObjectNode schemas) {
        EventTypes.ALL.forEach(type -> schemas.set(type.name(), of(type)));
    }
}
