package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Parameter;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.live.HeldEvent;
import java.util.List;
import java.util.Optional;

/** Lists of events. */
final class Lists {

    static final int ROWS_MAX = 1_000;
    private static final int ROWS_USUAL = 100;

    static final Parameter LIMIT =
            Parameter.integer("limit", "Rows at most (default: " + ROWS_USUAL + ")", 1, ROWS_MAX);
    static final Parameter SYMBOL = Parameter.text("symbol", "Only this symbol");

    private Lists() {}

    static int limit(Call call) {
        return call.integer("limit", ROWS_USUAL);
    }

    /** Returns true if a field of the event has the wanted text, or none is wanted. */
    static boolean has(ObjectNode event, String field, Optional<String> wanted) {
        return wanted.isEmpty() || event.path(field).asText().equals(wanted.get());
    }

    /** Content of events, each with its append time. */
    static ArrayNode of(List<HeldEvent> events) {
        ArrayNode list = Json.array();
        for (HeldEvent event : events) {
            event.json().ifPresent(json -> list.add(stamped(json, event.appendMillis())));
        }
        return list;
    }

    /** Copy of an event with the time of its record. */
    static ObjectNode stamped(ObjectNode json, long appendMillis) {
        return json.deepCopy().put("appendedAtMillis", appendMillis);
    }
}
