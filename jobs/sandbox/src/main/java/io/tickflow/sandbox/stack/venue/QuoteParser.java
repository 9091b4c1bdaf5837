package io.tickflow.sandbox.stack.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads symbol, bid and ask of a tick as JSON: numbers or strings, the symbol also as the record's
 * key. What it cannot read it leaves out; checking ticks is not the venue's work. Thread-safe.
 */
final class QuoteParser {

    private final ObjectMapper mapper = new ObjectMapper();

    void parse(byte @Nullable [] key, byte @Nullable [] value, QuoteBoard board) {
        if (value == null) {
            return;
        }
        JsonNode tick;
        try {
            tick = mapper.readTree(value);
        } catch (IOException e) {
            return;
        }
        String symbol = tick.path("symbol").asText("");
        if (symbol.isEmpty() && key != null) {
            symbol = new String(key, StandardCharsets.UTF_8);
        }
        if (!symbol.isEmpty()) {
            board.update(symbol, tick.path("bid").asDouble(), tick.path("ask").asDouble());
        }
    }
}
