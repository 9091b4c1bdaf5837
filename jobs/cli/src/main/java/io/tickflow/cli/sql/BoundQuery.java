package io.tickflow.cli.sql;

import java.util.Map;

/**
 * Query with values for its parameters.
 *
 * @param sql one statement
 * @param parameters values by name, for {@code {name:Type}}
 */
record BoundQuery(String sql, Map<String, String> parameters) {

    BoundQuery {
        parameters = Map.copyOf(parameters);
    }
}
