package io.tickflow.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * OpenAPI schema of a custom resource, as strict as an API server with field validation Strict: a
 * field that the schema does not name is a problem, unless the schema keeps unknown ones.
 */
final class StructuralSchema {

    private final Map<String, Object> schema;

    StructuralSchema(Map<String, Object> schema) {
        this.schema = schema;
    }

    /** Problems of {@code value}, each with its path. */
    List<String> problems(Object value) {
        List<String> problems = new ArrayList<>();
        check(schema, value, "", problems);
        return problems;
    }

    private static void check(
            Map<String, Object> schema, Object value, String path, List<String> problems) {
        if (value == null) {
            if (!Objects.equals(schema.get("nullable"), true)) {
                problems.add(path + ": is null");
            }
            return;
        }
        if (!isOfType(schema, value)) {
            problems.add(path + ": '" + value + "' is no " + schema.get("type"));
            return;
        }
        checkScalar(schema, value, path, problems);
        if (value instanceof List<?> list) {
            Map<String, Object> items = Yaml.map(schema.get("items"));
            for (int i = 0; i < list.size(); i++) {
                check(items, list.get(i), path + '[' + i + ']', problems);
            }
        } else if (value instanceof Map<?, ?>) {
            checkFields(schema, Yaml.map(value), path, problems);
        }
    }

    private static void checkFields(
            Map<String, Object> schema,
            Map<String, Object> value,
            String path,
            List<String> problems) {
        Map<String, Object> properties = Yaml.map(schema.get("properties"));
        Object additional = schema.get("additionalProperties");
        boolean isOpen =
                Objects.equals(schema.get("x-kubernetes-preserve-unknown-fields"), true)
                        || Objects.equals(additional, true);
        value.forEach(
                (key, inner) -> {
                    String where = path + '.' + key;
                    if (properties.containsKey(key)) {
                        check(Yaml.map(properties.get(key)), inner, where, problems);
                    } else if (additional instanceof Map<?, ?>) {
                        check(Yaml.map(additional), inner, where, problems);
                    } else if (!isOpen) {
                        problems.add(where + ": is unknown; known are " + properties.keySet());
                    }
                });
        for (Object required : Yaml.list(schema.get("required"))) {
            if (!value.containsKey(String.valueOf(required))) {
                problems.add(path + '.' + required + ": is required");
            }
        }
    }

    private static void checkScalar(
            Map<String, Object> schema, Object value, String path, List<String> problems) {
        List<Object> choices = Yaml.list(schema.get("enum"));
        if (!choices.isEmpty() && !choices.contains(value)) {
            problems.add(path + ": '" + value + "' is none of " + choices);
        }
        if (schema.get("pattern") instanceof String pattern
                && value instanceof String text
                && !Pattern.compile(pattern).matcher(text).find()) {
            problems.add(path + ": '" + text + "' does not match " + pattern);
        }
        if (value instanceof Number number) {
            if (schema.get("minimum") instanceof Number least
                    && number.doubleValue() < least.doubleValue()) {
                problems.add(path + ": " + number + " is less than " + least);
            }
            if (schema.get("maximum") instanceof Number most
                    && number.doubleValue() > most.doubleValue()) {
                problems.add(path + ": " + number + " is more than " + most);
            }
        }
    }

    private static boolean isOfType(Map<String, Object> schema, Object value) {
        if (Objects.equals(schema.get("x-kubernetes-int-or-string"), true)) {
            return value instanceof Integer || value instanceof String;
        }
        if (!(schema.get("type") instanceof String type)) {
            return true;
        }
        return switch (type) {
            case "object" -> value instanceof Map<?, ?>;
            case "array" -> value instanceof List<?>;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "number" -> value instanceof Number;
            default -> throw new IllegalStateException("the schema has the type " + type);
        };
    }
}
