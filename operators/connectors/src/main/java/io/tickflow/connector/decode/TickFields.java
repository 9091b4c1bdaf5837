package io.tickflow.connector.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Texts found under the names of {@link TickField}, whatever their order in the message. A field of
 * an inner object takes precedence over the same field of its envelope. Mutable and reused. Not
 * thread-safe.
 */
final class TickFields {

    private static final int NAMES_CACHED_MAX = 1_024;
    private static final int OTHERS_MAX = 8;
    private static final int UNKNOWN = -1;

    /** Number of the first name of each field. */
    private static final Map<TickField, Integer> FIRST = new EnumMap<>(TickField.class);

    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        int number = 0;
        for (TickField field : TickField.values()) {
            FIRST.put(field, number);
            for (String name : field.names()) {
                NUMBERS.put(name, number++);
            }
        }
    }

    private final Map<String, Integer> cache = new HashMap<>();
    private final @Nullable String[] texts = new String[NUMBERS.size()];
    private final int[] depths = new int[NUMBERS.size()];
    private final List<String> others = new ArrayList<>(OTHERS_MAX);
    private @Nullable String doubled;

    /** Forgets the message before. */
    void clear() {
        Arrays.fill(texts, null);
        Arrays.fill(depths, 0);
        others.clear();
        doubled = null;
    }

    /**
     * Adds a field.
     *
     * @param depth number of objects around its object
     */
    void put(String name, String text, int depth) {
        int number = numberOf(name);
        if (number == UNKNOWN) {
            putOther(name);
        } else if (texts[number] == null || depth > depths[number]) {
            texts[number] = text;
            depths[number] = depth;
        } else if (depth == depths[number] && !text.equals(texts[number])) {
            doubled = name;
        }
    }

    /** Adds the name of an unknown field, for messages. */
    void putOther(String name) {
        if (others.size() < OTHERS_MAX) {
            others.add(name);
        }
    }

    /** Text under the name of highest precedence in the innermost object; null if there is none. */
    @Nullable String first(TickField field) {
        int best = UNKNOWN;
        int first = firstOf(field);
        for (int i = first; i < first + field.names().size(); i++) {
            if (texts[i] != null && (best == UNKNOWN || depths[i] > depths[best])) {
                best = i;
            }
        }
        return best == UNKNOWN ? null : texts[best];
    }

    boolean has(TickField field) {
        return first(field) != null;
    }

    /** All texts of {@code field} in the innermost object that has it, in precedence, by name. */
    List<Map.Entry<String, String>> all(TickField field) {
        int depthMax = 0;
        int first = firstOf(field);
        for (int i = first; i < first + field.names().size(); i++) {
            depthMax = texts[i] == null ? depthMax : Math.max(depthMax, depths[i]);
        }
        var found = new ArrayList<Map.Entry<String, String>>(2);
        for (int i = first; i < first + field.names().size(); i++) {
            String text = texts[i];
            if (text != null && depths[i] == depthMax) {
                found.add(Map.entry(field.names().get(i - first), text));
            }
        }
        return found;
    }

    /** Name of a field that one object has twice with different values; null if there is none. */
    @Nullable String doubled() {
        return doubled;
    }

    /** First unknown names, in words; empty if there are none. */
    String others() {
        return others.isEmpty() ? "" : "; it has " + String.join(", ", others);
    }

    private static int firstOf(TickField field) {
        return Objects.requireNonNull(FIRST.get(field));
    }

    private int numberOf(String name) {
        Integer known = cache.get(name);
        if (known != null) {
            return known;
        }
        int number = NUMBERS.getOrDefault(TickField.plain(name), UNKNOWN);
        if (cache.size() < NAMES_CACHED_MAX) {
            cache.put(name, number);
        }
        return number;
    }
}
