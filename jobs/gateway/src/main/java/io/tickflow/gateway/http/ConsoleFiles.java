package io.tickflow.gateway.http;

import io.tickflow.gateway.api.Problem;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files of the console from the class path, below {@code console/}. A path without a file ending is
 * a screen, so it gets the page. Without a console there is a page that names the API.
 */
final class ConsoleFiles implements HttpHandler {

    private static final String FOLDER = "/console";
    private static final String PAGE = "/index.html";
    private static final String OWN_PAGE = "no-console.html";

    /** One place a level, no dot in front: nothing that leaves the folder. */
    private static final Pattern SAFE = Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*+)*+/?");

    private static final Pattern FILE = Pattern.compile(".*\\.[a-z0-9]+");
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("txt", "text/plain; charset=utf-8"));

    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        String path = exchange.getRequestPath();
        if (path.startsWith("/v1/") || !SAFE.matcher(path).matches()) {
            Responses.refuse(
                    exchange, Problem.notFound("there is no " + path + "; see /v1/openapi.json"));
            return;
        }
        if (!exchange.getRequestMethod().equals(Methods.GET)
                && !exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
            Responses.refuse(
                    exchange,
                    Problem.of(Problem.Kind.METHOD_NOT_ALLOWED, "files take GET and HEAD only"));
            return;
        }
        boolean isFile = FILE.matcher(path).matches();
        String name = isFile ? path : PAGE;
        byte[] content = read(FOLDER + name);
        if (content == null && !isFile) {
            content = read(OWN_PAGE);
        }
        if (content == null) {
            Responses.refuse(exchange, Problem.notFound("there is no file " + path));
            return;
        }
        send(exchange, name, content);
    }

    private static void send(HttpServerExchange exchange, String name, byte[] content) {
        String type =
                TYPES.getOrDefault(
                        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
        // Built files have a hash in their names; the page must be asked for again.
        exchange.getResponseHeaders()
                .put(
                        Headers.CACHE_CONTROL,
                        name.startsWith("/assets/") ? "public, max-age=31536000" : "no-cache");
        Responses.send(exchange, content);
    }

    /** Content of a file that exists, of which one copy serves all callers. */
    private byte @Nullable [] read(String resource) throws IOException {
        byte[] known = contents.get(resource);
        if (known != null) {
            return known;
        }
        try (InputStream in = ConsoleFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                return null;
            }
            byte[] content = in.readAllBytes();
            contents.put(resource, content);
            return content;
        }
    }
}
