package io.tickflow.cli.topic;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic, read as JSON.
 *
 * @param key record key as text; empty without one
 * @param event content; null if it cannot be read
 * @param problem reason why it cannot; empty otherwise
 * @param value start of a content that cannot be read, as text; empty otherwise
 */
record ShownRecord(
        int partition,
        long offset,
        long timestampMillis,
        String key,
        @Nullable JsonNode event,
        String problem,
        String value) {

    boolean isReadable() {
        return event != null;
    }

    /** True for an event that {@code pipeline} wrote. */
    boolean isOf(String pipeline) {
        return event != null && event.path("pipeline").asText().equals(pipeline);
    }

    /** True if key or content names {@code symbol}. */
    boolean isAbout(String symbol) {
        return key.equals(symbol)
                || (event != null && event.path("symbol").asText().equals(symbol));
    }
}
