package io.tickflow.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * Parameter of a route.
 *
 * @param name name in the template or the query
 * @param inPath true in the template, otherwise in the query
 * @param meaning one line
 * @param schema JSON Schema of its value
 * @param pattern regular expression of valid texts
 */
public record Parameter(
        String name, boolean inPath, String meaning, ObjectNode schema, Pattern pattern) {

    private static final String NAME = "^[^/\\p{Cntrl}]{1,200}$";

    /** Creates a parameter of the path. */
    public static Parameter path(String name, String meaning) {
        return new Parameter(name, true, meaning, text(NAME), Pattern.compile(NAME));
    }

    /** Creates an optional text of the query. */
    public static Parameter text(String name, String meaning) {
        return new Parameter(name, false, meaning, text(NAME), Pattern.compile(NAME));
    }

    /** Creates an optional word of the query. */
    public static Parameter oneOf(String name, String meaning, String... words) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
        var values = schema.putArray("enum");
        for (String word : words) {
            values.add(word);
        }
        return new Parameter(
                name, false, meaning, schema, Pattern.compile(String.join("|", words)));
    }

    /** Creates an optional integer of the query. */
    public static Parameter integer(String name, String meaning, long least, long most) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "integer");
        schema.put("minimum", least).put("maximum", most);
        return new Parameter(name, false, meaning, schema, Pattern.compile("-?\\d{1,18}"));
    }

    /** Returns true if {@code value} may be passed. */
    public boolean accepts(String value) {
        if (!pattern.matcher(value).matches()) {
            return false;
        }
        if (!schema.has("minimum")) {
            return true;
        }
        long number = Long.parseLong(value);
        return number >= schema.get("minimum").asLong() && number <= schema.get("maximum").asLong();
    }

    private static ObjectNode text(String pattern) {
        // The notation of JSON Schema, whose expressions know no \p.
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "string")
                .put("pattern", pattern.replace("\\p{Cntrl}", "\\u0000-\\u001f\\u007f"));
    }
}
