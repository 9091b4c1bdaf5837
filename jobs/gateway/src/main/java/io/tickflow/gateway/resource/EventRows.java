package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventType;
import io.tickflow.gateway.json.Json;
import io.tickflow.job.history.sql.QueryResult.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Rows of the history as the events that they were written from. */
final class EventRows {

    private static final String TIME = "DateTime64";

    /** Columns that are named otherwise than the fields of their events. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "event_time", "eventTimeMillis",
                    "tick_appended_at", "appendTimeMillis",
                    "decided_at", "decidedAtMillis",
                    "expires_at", "expiresAtMillis",
                    "reported_at", "reportTimeMillis",
                    "source_topic", "topic",
                    "source_partition", "partition",
                    "source_offset", "offset",
                    "tick_partition", "partition",
                    "tick_offset", "offset");

    private EventRows() {}

    /** Events with the times of their records. */
    static ArrayNode of(EventType<?> type, List<Column> columns, List<ArrayNode> rows) {
        ArrayNode events = Json.array();
        rows.forEach(row -> events.add(event(type, columns, row)));
        return events;
    }

    private static <T> ObjectNode event(EventType<T> type, List<Column> columns, ArrayNode row) {
        ObjectNode fields = Json.object();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i).name();
            fields.set(
                    FIELDS.getOrDefault(column, ColumnNames.camel(column)),
                    value(columns.get(i), row.get(i)));
        }
        // A row of an older release has the time of its insert alone.
        long appended = fields.path("appendedAt").asLong();
        return event(type, fields)
                .put(
                        "appendedAtMillis",
                        appended > 0 ? appended : fields.path("insertedAt").asLong());
    }

    /** Event with its own fields, its id and its writer; the ids of its chain follow from these. */
    static <T> ObjectNode event(EventType<T> type, ObjectNode fields) {
        ObjectNode all =
                Json.object()
                        .put("type", type.name())
                        .put("correlationId", "")
                        .put("causationId", "")
                        .put("schemaVersion", type.schemaVersion());
        all.setAll(fields);
        try {
            Event<T> event = type.decode(Json.bytes(all));
            T body = event.body();
            return (ObjectNode)
                    Json.parse(
                            type.toJson(
                                    new Event<>(
                                            type.envelope(body, event.envelope().deployment()),
                                            body)));
        } catch (IOException e) {
            throw new UncheckedIOException("a row is no " + type + ": " + fields, e);
        }
    }

    private static JsonNode value(Column column, JsonNode value) {
        if (!column.type().contains(TIME)) {
            return value;
        }
        long millis =
                value.isNull()
                        ? Long.MAX_VALUE
                        : LocalDateTime.parse(value.asText().replace(' ', 'T'))
                                .toInstant(ZoneOffset.UTC)
                                .toEpochMilli();
        return Json.tree(millis);
    }
}
