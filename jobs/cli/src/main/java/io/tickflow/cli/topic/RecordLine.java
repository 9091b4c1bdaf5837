package io.tickflow.cli.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Lines of text for records. */
final class RecordLine {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ITEMS_MAX = 4;

    private RecordLine() {}

    /** One JSON object with place and content, complete. */
    static String json(ShownRecord record) {
        ObjectNode line =
                JSON.createObjectNode()
                        .put("partition", record.partition())
                        .put("offset", record.offset())
                        .put("timestampMillis", record.timestampMillis())
                        .put("key", record.key());
        JsonNode event = record.event();
        if (event == null) {
            line.put("unreadable", record.problem()).put("value", record.value());
        } else {
            line.set("event", event);
        }
        return text(line);
    }

    /** Place, time, key and the content as JSON, in which long arrays are cut. */
    static String brief(ShownRecord record) {
        JsonNode event = record.event();
        String content =
                event == null
                        ? "UNREADABLE, "
                                + record.problem()
                                + ": "
                                + text(JSON.getNodeFactory().textNode(record.value()))
                        : text(cut(event));
        return "%d-%d %s %s %s"
                .formatted(
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestampMillis()),
                        record.key().isEmpty() ? "-" : record.key(),
                        content);
    }

    private static JsonNode cut(JsonNode event) {
        ObjectNode brief = JSON.createObjectNode();
        event.fields()
                .forEachRemaining(field -> brief.set(field.getKey(), shortened(field.getValue())));
        return brief;
    }

    private static JsonNode shortened(JsonNode value) {
        if (!value.isArray() || value.size() <= ITEMS_MAX) {
            return value;
        }
        ArrayNode brief = JSON.createArrayNode();
        for (int i = 0; i < ITEMS_MAX - 1; i++) {
            brief.add(value.get(i));
        }
        return brief.add("%d more".formatted(value.size() - brief.size()));
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
