package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.gateway.json.Json;

/** Names of the history's columns as the fields of events are named. */
final class ColumnNames {

    private ColumnNames() {}

    /** The same row with names such as eventTimeMillis. */
    static ObjectNode camel(ObjectNode row) {
        ObjectNode renamed = Json.object();
        row.fields()
                .forEachRemaining(field -> renamed.set(camel(field.getKey()), field.getValue()));
        return renamed;
    }

    static String camel(String column) {
        var name = new StringBuilder();
        boolean isNext = false;
        for (int i = 0; i < column.length(); i++) {
            char letter = column.charAt(i);
            if (letter == '_') {
                isNext = true;
            } else {
                name.append(isNext ? Character.toUpperCase(letter) : letter);
                isNext = false;
            }
        }
        return name.toString();
    }
}
