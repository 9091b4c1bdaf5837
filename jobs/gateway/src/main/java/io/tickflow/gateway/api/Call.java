package io.tickflow.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;

/**
 * Checked request.
 *
 * @param caller who asks
 * @param path values of the template
 * @param query values of the query
 * @param body JSON of the body; missing without one
 */
public record Call(
        Identity caller, Map<String, String> path, Map<String, String> query, JsonNode body) {

    /** A request without a body. */
    public static Call of(Identity caller, Map<String, String> path, Map<String, String> query) {
        return new Call(caller, path, query, MissingNode.getInstance());
    }

    /** Value of the template. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the template has no {" + name + "}");
        }
        return value;
    }

    /** Text of the query. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Integer of the query. */
    public int integer(String name, int otherwise) {
        return query(name).map(Integer::valueOf).orElse(otherwise);
    }

    /** Long integer of the query. */
    public Optional<Long> number(String name) {
        return query(name).map(Long::valueOf);
    }
}
