package io.tickflow.sandbox.stack.clickhouse;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of a request in ClickHouse's HTTP interface.
 *
 * @param query SQL from the URL; what the body holds follows it
 * @param database that bare names belong to; empty for the default one
 * @param format of results without a FORMAT clause
 * @param queryId as given; empty if none was
 * @param settings everything that is a setting, and query parameters as {@code param_...}
 */
record Request(
        String query,
        String database,
        String format,
        String queryId,
        Map<String, String> settings) {

    /**
     * Words of the interface that are no settings, or that mean nothing to an engine in process.
     */
    private static final Set<String> NO_SETTINGS =
            Set.of(
                    "query",
                    "database",
                    "default_format",
                    "query_id",
                    "user",
                    "password",
                    "quota_key",
                    "role",
                    "compress",
                    "decompress",
                    "enable_http_compression",
                    "wait_end_of_query",
                    "buffer_size",
                    "stacktrace",
                    "close_session",
                    "session_id",
                    "session_check",
                    "session_timeout",
                    "client_protocol_version",
                    "async_insert",
                    "wait_for_async_insert");

    private static final String DEFAULT_FORMAT = "TabSeparated";

    /**
     * Reads the query part of {@code uri}.
     *
     * @param headers in which the newer drivers name format and database; they go before the
     *     parameters
     * @throws EngineException if it asks for something that this engine does not do
     */
    static Request of(URI uri, Headers headers) throws EngineException {
        var parameters = new LinkedHashMap<String, String>();
        String raw = uri.getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        refuseWhatIsMissing(parameters);
        var settings = new LinkedHashMap<>(parameters);
        settings.keySet().removeAll(NO_SETTINGS);
        return new Request(
                parameters.getOrDefault("query", ""),
                headerOr(headers, "X-ClickHouse-Database", parameters.getOrDefault("database", "")),
                headerOr(
                        headers,
                        "X-ClickHouse-Format",
                        parameters.getOrDefault("default_format", DEFAULT_FORMAT)),
                parameters.getOrDefault("query_id", ""),
                settings);
    }

    private static void refuseWhatIsMissing(Map<String, String> parameters) throws EngineException {
        if (isOn(parameters, "compress") || isOn(parameters, "decompress")) {
            throw new EngineException(
                    "Code: 36. DB::Exception: the embedded engine speaks uncompressed HTTP only: add"
                            + " compress=0 to the driver's URL. (BAD_ARGUMENTS)");
        }
        if (parameters.containsKey("session_id")) {
            throw new EngineException(
                    "Code: 48. DB::Exception: the embedded engine has no HTTP sessions: drop"
                            + " session_id. (NOT_IMPLEMENTED)");
        }
    }

    private static String headerOr(Headers headers, String name, String otherwise) {
        String value = headers.getFirst(name);
        return value == null ? otherwise : value;
    }

    private static boolean isOn(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "0");
        return !value.equals("0") && !value.equalsIgnoreCase("false");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
