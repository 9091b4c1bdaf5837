package io.tickflow.gateway.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.gateway.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Events, requests and answers of a real demo, shortened: one file each beside this class. */
public final class Examples {

    private Examples() {}

    /** Event of a type; empty for a type that no demo brings. */
    public static Optional<JsonNode> event(String type) {
        return read("events", type);
    }

    /** Body of a request to an operation. */
    public static Optional<JsonNode> request(String operation) {
        return read("requests", operation);
    }

    /** Answer of an operation. */
    public static Optional<JsonNode> answer(String operation) {
        return read("answers", operation);
    }

    private static Optional<JsonNode> read(String folder, String name) {
        try (InputStream in =
                Examples.class.getResourceAsStream(folder + '/' + name + ".json")) {
            return in == null ? Optional.empty() : Optional.of(Json.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + '/' + name + ".json is no JSON", e);
        }
    }
}
