package io.tickflow.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.gateway.api.Parameter;
import io.tickflow.gateway.api.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Tables of docs/api.md, from the routes. Prose stands around them. */
final class ApiPage {

    private static final String BEGIN = "<!-- Generated from the routes: see CONTRIBUTING.md -->\n";
    private static final String END = "<!-- End of the generated part -->\n";

    private ApiPage() {}

    static String regenerated(String page, List<Route> routes) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalStateException("the page has lost the marks of its generated part");
        }
        return page.substring(0, begin) + tables(routes) + page.substring(end);
    }

    private static String tables(List<Route> routes) {
        Map<String, List<Route>> groups = new LinkedHashMap<>();
        routes.forEach(
                route ->
                        groups.computeIfAbsent(route.group(), group -> new ArrayList<>())
                                .add(route));
        var text = new StringBuilder();
        groups.forEach(
                (group, members) -> {
                    text.append("\n## ").append(group).append("\n\n");
                    text.append("| | role | | data |\n| --- | --- | --- | --- |\n");
                    members.forEach(route -> text.append(row(route)));
                });
        return text.append('\n').toString();
    }

    private static String row(Route route) {
        String role = route.role() == null ? "-" : route.role().name().toLowerCase(Locale.ROOT);
        return "| `%s %s`%s | %s | %s | %s |\n"
                .formatted(
                        route.method(),
                        route.template(),
                        query(route),
                        role,
                        route.summary(),
                        data(route.response()));
    }

    private static String query(Route route) {
        String names =
                route.parameters().stream()
                        .filter(parameter -> !parameter.inPath())
                        .map(Parameter::name)
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " ? " + names;
    }

    private static String data(JsonNode schema) {
        if (schema.has("x-media-type")) {
            return schema.path("x-media-type").asText();
        }
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText();
            return "[" + last(name) + "](events.md#" + last(name).toLowerCase(Locale.ROOT) + ")";
        }
        if (schema.path("type").asText().equals("array")) {
            return "list of " + data(schema.path("items"));
        }
        JsonNode properties = schema.path("properties");
        if (properties.isEmpty()) {
            return schema.has("additionalProperties") ? "texts by name" : "object";
        }
        return StreamSupport.stream(
                        ((Iterable<String>) properties::fieldNames).spliterator(), false)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    }

    private static String last(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
