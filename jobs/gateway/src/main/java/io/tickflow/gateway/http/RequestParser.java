package io.tickflow.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Parameter;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.json.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.xnio.Options;

/** Reads and checks the parts of a request. */
final class RequestParser {

    static final int BODY_BYTES_MAX = 1 << 20;

    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final int PART_BYTES = 16 << 10;

    /** A body that still comes is told that it is too slow before the server ends it. */
    private static final int GRACE_MILLIS = 500;

    private RequestParser() {}

    /**
     * Reads the parameters.
     *
     * @throws Problem listing every problem of them
     */
    static Call parameters(HttpServerExchange exchange, Route route, Identity caller) {
        var problems = new ArrayList<String>();
        Map<String, String> path = path(exchange);
        Map<String, String> query = query(exchange, problems);
        for (Parameter parameter : route.parameters()) {
            String value = (parameter.inPath() ? path : query).get(parameter.name());
            if (value != null && !parameter.accepts(value)) {
                problems.add(
                        "%s: '%s' must be %s"
                                .formatted(parameter.name(), value, parameter.schema()));
            }
        }
        query.keySet().stream()
                .filter(name -> route.parameters().stream().noneMatch(p -> isQuery(p, name)))
                .forEach(name -> problems.add("there is no parameter '" + name + "'"));
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems);
        }
        return Call.of(caller, path, query);
    }

    private static boolean isQuery(Parameter parameter, String name) {
        return !parameter.inPath() && parameter.name().equals(name);
    }

    private static Map<String, String> path(HttpServerExchange exchange) {
        PathTemplateMatch match = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        var values = new HashMap<String, String>();
        if (match != null) {
            // The server leaves an encoded slash as it is, so that it ends no segment.
            match.getParameters()
                    .forEach(
                            (name, value) ->
                                    values.put(
                                            name, value.replace("%2F", "/").replace("%2f", "/")));
        }
        return values;
    }

    private static Map<String, String> query(HttpServerExchange exchange, List<String> problems) {
        var values = new HashMap<String, String>();
        for (Map.Entry<String, Deque<String>> entry : exchange.getQueryParameters().entrySet()) {
            if (entry.getValue().size() > 1) {
                problems.add(entry.getKey() + ": is given more than once");
            }
            values.put(entry.getKey(), entry.getValue().getFirst());
        }
        return values;
    }

    /**
     * Reads the body.
     *
     * @throws Problem if it is too large, no JSON, or of another type
     */
    static JsonNode body(HttpServerExchange exchange, Route route) throws IOException {
        if (route.request() == null) {
            return MissingNode.getInstance();
        }
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        if (type == null || !JSON.matcher(type).matches()) {
            throw Problem.of(
                    Problem.Kind.WRONG_MEDIA_TYPE,
                    "Content-Type is '" + type + "' and must be application/json");
        }
        byte[] body = read(exchange);
        if (body.length > BODY_BYTES_MAX) {
            throw Problem.of(
                    Problem.Kind.TOO_LARGE,
                    "the body is above the limit of " + BODY_BYTES_MAX + " bytes");
        }
        JsonNode json;
        try {
            json = Json.read(body);
        } catch (IOException e) {
            throw Problem.invalid("the body is no JSON: " + firstLine(e));
        }
        if (!json.isObject()) {
            throw Problem.invalid("the body must be a JSON object");
        }
        return json;
    }

    /**
     * Reads to the end, at most for a while: a body that trickles in holds a thread.
     *
     * @throws IOException if it stops; the server has closed the connection then
     */
    private static byte[] read(HttpServerExchange exchange) throws IOException {
        int millisMax = exchange.getAttachment(HttpLimits.ATTACHMENT).parseMillis();
        long startNanos = System.nanoTime();
        ServerConnection connection = exchange.getConnection();
        Integer usual = connection.getOption(Options.READ_TIMEOUT);
        InputStream in = exchange.getInputStream();
        var body = new ByteArrayOutputStream();
        var part = new byte[PART_BYTES];
        try {
            while (body.size() <= BODY_BYTES_MAX) {
                var unused =
                        connection.setOption(
                                Options.READ_TIMEOUT,
                                leftMillis(startNanos, millisMax) + GRACE_MILLIS);
                int got = in.read(part);
                if (got < 0) {
                    return body.toByteArray();
                }
                body.write(part, 0, got);
            }
            return body.toByteArray();
        } finally {
            var unused = connection.setOption(Options.READ_TIMEOUT, usual);
        }
    }

    private static int leftMillis(long startNanos, int millisMax) {
        long left = millisMax - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        if (left <= 0) {
            throw Problem.of(
                    Problem.Kind.TOO_SLOW,
                    "the body did not come in "
                            + TimeUnit.MILLISECONDS.toSeconds(millisMax)
                            + " s");
        }
        return (int) left;
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
