package io.tickflow.ticks.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields of one JSON object, by the names of the live topic. An envelope may be around the object;
 * the innermost field counts. Mutable and reused.
 */
final class JsonTick {

    /** Field with its names in precedence, in lower case and without separators. */
    enum Name {
        SYMBOL("symbol", "instrument", "ticker", "pair", "sym", "s"),
        BID("bid", "bidprice", "b"),
        ASK("ask", "askprice", "offer", "a"),
        LAST("last", "lastprice", "l"),
        VOLUME("volumereal", "volume", "vol", "v"),
        FLAGS("flags", "flag"),
        TIME("timemsc", "timems", "timestampmsc", "timestampms", "tsms"),
        PLAIN_TIME("time", "timestamp", "datetime", "ts", "t"),
        OPEN("open", "o"),
        HIGH("high", "h"),
        LOW("low");

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
        private final List<String> texts;

        Name(String... texts) {
            this.texts = List.of(texts);
        }
    }

    private static final Set<String> ENVELOPES =
            Set.of("tick", "data", "payload", "quote", "message", "msg", "value", "result");
    private static final int NAMES_CACHED_MAX = 256;
    private static final Map<Name, Integer> FIRST = new EnumMap<>(Name.class);
    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        int number = 0;
        for (Name name : Name.values()) {
            FIRST.put(name, number);
            for (String text : name.texts) {
                NUMBERS.put(text, number++);
            }
        }
    }

    private final Map<String, String> plainNames = new HashMap<>();
    private final @Nullable String[] values = new String[NUMBERS.size()];
    private final int[] depths = new int[NUMBERS.size()];
    private @Nullable String doubled;

    /** Reads one object; false if the text is JSON but not one object. */
    boolean read(JsonParser in) throws IOException {
        Arrays.fill(values, null);
        Arrays.fill(depths, 0);
        doubled = null;
        if (in.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        int depth = 0;
        while (depth >= 0) {
            if (in.nextToken() == JsonToken.END_OBJECT) {
                depth--;
                continue;
            }
            String name = plain(in.currentName());
            JsonToken value = in.nextToken();
            if (value == JsonToken.START_OBJECT && ENVELOPES.contains(name)) {
                depth++;
            } else if (value.isStructStart()) {
                in.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                put(name, in.getText(), depth);
            }
        }
        return in.nextToken() == null;
    }

    private void put(String name, String text, int depth) {
        Integer number = NUMBERS.get(name);
        if (number == null) {
            return;
        }
        if (values[number] != null && depths[number] == depth && !text.equals(values[number])) {
            doubled = name;
        }
        values[number] = text;
        depths[number] = depth;
    }

    private String plain(String name) {
        String known = plainNames.get(name);
        if (known != null) {
            return known;
        }
        String plain = name.replaceAll("[_ -]", "").toLowerCase(Locale.ROOT);
        if (plainNames.size() < NAMES_CACHED_MAX) {
            plainNames.put(name, plain);
        }
        return plain;
    }

    /** Name of a field that the object has twice with different values; null if there is none. */
    @Nullable String doubled() {
        return doubled;
    }

    /** Value under the name of highest precedence; null if there is none. */
    @Nullable String text(Name name) {
        int first = first(name);
        for (int i = first; i < first + name.texts.size(); i++) {
            if (values[i] != null && !values[i].isBlank()) {
                return values[i];
            }
        }
        return null;
    }

    /** Times in precedence: the more exact ones first, without zeros. */
    List<String> times() {
        var times = new ArrayList<String>(2);
        int from = first(Name.TIME);
        int to = first(Name.PLAIN_TIME) + Name.PLAIN_TIME.texts.size();
        for (int i = from; i < to; i++) {
            String text = values[i];
            if (text != null && !text.isBlank() && !text.matches("[0.]*")) {
                times.add(text.strip());
            }
        }
        return times;
    }

    /** Returns true if a price of a tick is among the fields. */
    boolean hasPrice() {
        return text(Name.BID) != null || text(Name.ASK) != null || text(Name.LAST) != null;
    }

    /** Returns true for the fields of a bar. */
    boolean isBar() {
        return text(Name.OPEN) != null && text(Name.HIGH) != null && text(Name.LOW) != null;
    }

    /**
     * Number of a field.
     *
     * @throws NumberFormatException if it is none
     */
    double number(Name name, double missing) {
        String text = text(name);
        return text == null ? missing : Double.parseDouble(text);
    }

    private static int first(Name name) {
        return Objects.requireNonNull(FIRST.get(name));
    }
}
