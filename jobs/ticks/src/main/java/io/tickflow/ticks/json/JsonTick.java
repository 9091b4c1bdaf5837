package io.tickflow.ticks.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Fields of one JSON object, by the names of the live topic. Mutable and reused. */
final class JsonTick {

    @Nullable String symbol;

    @Nullable String bid;

    @Nullable String ask;

    @Nullable String last;

    @Nullable String volume;

    @Nullable String flags;

    private @Nullable String volumeReal;
    private @Nullable String timeMillis;
    private @Nullable String plainTime;
    private @Nullable String timestamp;

    /** Reads one object; false if the text is JSON but not one object. */
    boolean read(JsonParser in) throws IOException {
        clear();
        if (in.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (value.isStructStart()) {
                in.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                put(name, in.getText());
            }
        }
        if (volumeReal != null) {
            volume = volumeReal;
        }
        return in.nextToken() == null;
    }

    private void put(String name, String text) {
        switch (name) {
            case "symbol", "s", "instrument" -> symbol = text;
            case "bid", "b" -> bid = text;
            case "ask", "a" -> ask = text;
            case "last", "l" -> last = text;
            case "volume_real" -> volumeReal = text;
            case "volume", "v" -> volume = text;
            case "flags" -> flags = text;
            case "time_msc", "timeMsc" -> timeMillis = text;
            case "time" -> plainTime = text;
            case "timestamp", "t" -> timestamp = text;
            default -> {
                // Bridges add their own fields.
            }
        }
    }

    /** Most exact of the times; a zero of milliseconds is no time. */
    @Nullable String time() {
        if (timeMillis != null && !timeMillis.matches("0*")) {
            return timeMillis;
        }
        return plainTime != null ? plainTime : timestamp;
    }

    static double number(@Nullable String text, double missing) {
        return text == null || text.isEmpty() ? missing : Double.parseDouble(text);
    }

    private void clear() {
        symbol = null;
        bid = null;
        ask = null;
        last = null;
        volume = null;
        flags = null;
        volumeReal = null;
        timeMillis = null;
        plainTime = null;
        timestamp = null;
    }
}
