package io.tickflow.connector.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Fields of one tick under the names of MetaTrader bridges, read from one flat JSON object. Unknown
 * fields are skipped. Mutable and reused: {@link #read} resets it.
 */
final class TickFields {

    @Nullable String symbol;

    @Nullable String bid;

    @Nullable String ask;

    @Nullable String last;

    @Nullable String volume;

    @Nullable String flags;

    @Nullable String timeMillis;

    @Nullable String time;

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
                put(name, in);
            }
        }
        return in.nextToken() == null;
    }

    private void put(String name, JsonParser in) throws IOException {
        switch (name) {
            case "symbol", "s", "instrument" -> symbol = in.getText();
            case "bid", "b" -> bid = in.getText();
            case "ask", "a" -> ask = in.getText();
            case "last", "l" -> last = in.getText();
            case "volume_real" -> volume = in.getText();
            case "volume", "v" -> volume = volume == null ? in.getText() : volume;
            case "flags" -> flags = in.getText();
            case "time_msc" -> timeMillis = in.getText();
            case "time", "timestamp", "t" -> time = in.getText();
            default -> {
                // Bridges add their own fields.
            }
        }
    }

    private void clear() {
        symbol = null;
        bid = null;
        ask = null;
        last = null;
        volume = null;
        flags = null;
        timeMillis = null;
        time = null;
    }
}
