package io.tickflow.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Checks a value against the part of JSON Schema that the API's document uses. */
final class SchemaCheck {

    private final JsonNode document;
    private final List<String> problems = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** Problems of a value; none if it fits. */
    static List<String> problems(JsonNode document, JsonNode schema, JsonNode value) {
        var check = new SchemaCheck(document);
        check.check(schema, value, "$");
        return check.problems;
    }

    private void check(JsonNode schema, JsonNode value, String place) {
        if (schema.has("$ref")) {
            check(document.at(schema.get("$ref").asText().substring(1)), value, place);
            return;
        }
        if (schema.has("anyOf")) {
            for (JsonNode option : schema.get("anyOf")) {
                if (problems(document, option, value).isEmpty()) {
                    return;
                }
            }
            problems.add(place + ": fits none of " + schema.get("anyOf"));
            return;
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            problems.add(place + ": is not " + schema.get("const"));
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            problems.add(place + ": " + value + " is none of " + schema.get("enum"));
        }
        if (schema.has("type") && !isOfType(schema.get("type"), value)) {
            problems.add(place + ": " + value + " is not of type " + schema.get("type"));
        }
        checkParts(schema, value, place);
    }

    private void checkParts(JsonNode schema, JsonNode value, String place) {
        for (JsonNode name : schema.path("required")) {
            if (value.isObject() && !value.has(name.asText())) {
                problems.add(place + ": has no " + name);
            }
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.get("items"), value.get(i), place + '[' + i + ']');
            }
        }
        if (value.isObject()) {
            value.fields()
                    .forEachRemaining(
                            field -> {
                                JsonNode own = schema.path("properties").path(field.getKey());
                                JsonNode other = schema.path("additionalProperties");
                                if (!own.isMissingNode()) {
                                    check(own, field.getValue(), place + '.' + field.getKey());
                                } else if (other.isObject()) {
                                    check(other, field.getValue(), place + '.' + field.getKey());
                                }
                            });
        }
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> throw new IllegalStateException("no type " + type);
        };
    }
}
