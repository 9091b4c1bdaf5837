package io.tickflow.connector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Readable remains of a record that is not an event of its topic.
 *
 * @param account trading account; empty if it names none
 * @param correlationId the decision it belongs to; empty if it names none
 * @param symbol as the feed names it; empty if it names none
 * @param eventTimeMillis UTC epoch milliseconds; 0 if it names none
 */
public record PartialEvent(
        String account, String correlationId, String symbol, long eventTimeMillis) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final PartialEvent NOTHING = new PartialEvent("", "", "", 0);

    /** Reads all readable fields; never fails. */
    public static PartialEvent read(byte[] value) {
        JsonNode json;
        try {
            json = MAPPER.readTree(value);
        } catch (IOException e) {
            return NOTHING;
        }
        if (!json.isObject()) {
            return NOTHING;
        }
        JsonNode time = json.path("eventTimeMillis");
        return new PartialEvent(
                text(json, "account"),
                text(json, "correlationId"),
                text(json, "symbol"),
                time.isIntegralNumber() && time.canConvertToLong() ? time.longValue() : 0);
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isTextual() ? value.textValue() : "";
    }
}
