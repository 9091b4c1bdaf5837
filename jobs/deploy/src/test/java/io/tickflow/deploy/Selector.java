package io.tickflow.deploy;

import java.util.Map;

/** Selector of labels. */
final class Selector {

    private Selector() {}

    /** Returns true if {@code labels} fulfil {@code selector}; an empty one takes everything. */
    static boolean matches(Object selector, Map<String, Object> labels) {
        boolean hasLabels =
                Yaml.map(Yaml.at(selector, "matchLabels").orElse(Map.of())).entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
        return hasLabels
                && Yaml.list(Yaml.at(selector, "matchExpressions").orElse(Map.of())).stream()
                        .allMatch(expression -> fulfils(Yaml.map(expression), labels));
    }

    private static boolean fulfils(Map<String, Object> expression, Map<String, Object> labels) {
        Object value = labels.get(String.valueOf(expression.get("key")));
        String operator = String.valueOf(expression.get("operator"));
        return switch (operator) {
            case "In" -> Yaml.list(expression.get("values")).contains(value);
            case "NotIn" -> !Yaml.list(expression.get("values")).contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException("there is no operator " + operator);
        };
    }
}
