package io.tickflow.gateway.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.gateway.api.Meta;
import io.tickflow.gateway.api.Parameter;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Role;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.json.Json;
import java.util.List;
import java.util.Locale;

/** OpenAPI 3.1 document of the routes. */
public final class OpenApi {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String SCHEMAS = "#/components/schemas/";

    private OpenApi() {}

    /** Reference to a named schema of the document. */
    static ObjectNode reference(String name) {
        return Json.object().put("$ref", SCHEMAS + name);
    }

    /** Document of all routes. */
    public static ObjectNode of(List<Route> routes) {
        ObjectNode root = Json.object().put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "Tickflow gateway")
                .put("version", "1")
                .put(
                        "description",
                        "What a Tickflow deployment knows, on request. Answers carry their data and"
                                + " in meta the layer and the age. Times are UTC epoch milliseconds.");
        root.putArray("servers").addObject().put("url", "/");
        root.putArray("security").addObject().putArray("token");
        ((ArrayNode) root.get("security")).addObject();
        ObjectNode paths = root.putObject("paths");
        for (Route route : routes) {
            ObjectNode path =
                    paths.has(route.template())
                            ? (ObjectNode) paths.get(route.template())
                            : paths.putObject(route.template());
            path.set(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        root.set("components", components());
        return root;
    }

    private static ObjectNode operation(Route route) {
        ObjectNode operation = Json.object();
        operation.put("operationId", route.id()).put("summary", route.summary());
        operation.putArray("tags").add(route.group());
        if (route.role() != null) {
            operation.put("x-role", route.role().name().toLowerCase(Locale.ROOT));
        }
        if (route.role() != null && route.role() != Role.VIEWER) {
            operation.putArray("security").addObject().putArray("token");
        }
        ArrayNode parameters = operation.putArray("parameters");
        route.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        if (route.request() != null) {
            ObjectNode body =
                    operation
                            .putObject("requestBody")
                            .put("required", true)
                            .putObject("content")
                            .putObject(JSON);
            body.set("schema", route.request());
            Examples.request(route.id()).ifPresent(example -> body.set("example", example));
        }
        operation.set("responses", responses(route));
        return operation;
    }

    private static ObjectNode responses(Route route) {
        ObjectNode responses = Json.object();
        ObjectNode content =
                responses
                        .putObject("200")
                        .put("description", "Done")
                        .putObject("content")
                        .putObject(mediaType(route));
        content.set("schema", response(route));
        Examples.answer(route.id()).ifPresent(example -> content.set("example", example));
        responses
                .putObject("default")
                .put("description", "A problem")
                .putObject("content")
                .putObject(PROBLEM)
                .set("schema", reference("Problem"));
        return responses;
    }

    private static String mediaType(Route route) {
        return route.response().path("x-media-type").asText(JSON);
    }

    private static ObjectNode response(Route route) {
        if (!route.isEnveloped()) {
            return route.response();
        }
        ObjectNode envelope = RecordSchema.object();
        ObjectNode properties = envelope.putObject("properties");
        properties.set("data", route.response());
        properties.set("meta", reference("Meta"));
        envelope.putArray("required").add("data").add("meta");
        return envelope;
    }

    private static ObjectNode parameter(Parameter parameter) {
        ObjectNode node = Json.object();
        node.put("name", parameter.name())
                .put("in", parameter.inPath() ? "path" : "query")
                .put("required", parameter.inPath())
                .put("description", parameter.meaning());
        node.set("schema", parameter.schema());
        return node;
    }

    private static ObjectNode components() {
        ObjectNode components = Json.object();
        ObjectNode schemas = components.putObject("schemas");
        schemas.set("Meta", RecordSchema.of(Meta.class));
        schemas.set("Problem", problem());
        EventSchemas.addTo(schemas);
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        return components;
    }

    private static ObjectNode problem() {
        ObjectNode problem = RecordSchema.object();
        ObjectNode properties = problem.putObject("properties");
        ArrayNode types = properties.putObject("type").put("type", "string").putArray("enum");
        for (Problem.Kind kind : Problem.Kind.values()) {
            types.add(kind.type());
        }
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", "string");
        properties.putObject("instance").put("type", "string");
        problem.putArray("required").add("type").add("title").add("status").add("detail");
        return problem;
    }
}
