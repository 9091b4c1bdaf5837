package io.tickflow.gateway.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.gateway.json.Json;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of an answer as JSON, up to a number. One thread. */
public final class Rows implements RowSink {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final int rowsMax;
    private final List<ArrayNode> rows = new ArrayList<>();
    private List<QueryResult.Column> columns = List.of();
    private boolean truncated;

    Rows(int rowsMax) {
        this.rowsMax = rowsMax;
    }

    @Override
    public void begin(List<QueryResult.Column> names) {
        columns = List.copyOf(names);
    }

    @Override
    public boolean row(JsonParser values) throws IOException {
        truncated = rows.size() == rowsMax;
        if (truncated) {
            return false;
        }
        ArrayNode row = Json.array();
        while (values.nextToken() != JsonToken.END_ARRAY) {
            JsonNode value = MAPPER.readTree(values);
            row.add(isNotFinite(value, row.size()) ? NullNode.getInstance() : value);
        }
        rows.add(row);
        return true;
    }

    private boolean isNotFinite(JsonNode value, int column) {
        return value.isTextual()
                && columns.get(column).numeric()
                && switch (value.textValue()) {
                    case "nan", "-nan", "inf", "-inf" -> true;
                    default -> false;
                };
    }

    @Override
    public void end() {}

    /** Names and types of the columns. */
    public List<QueryResult.Column> columns() {
        return columns;
    }

    /** Rows, each an array in the order of the columns. */
    public List<ArrayNode> rows() {
        return List.copyOf(rows);
    }

    /** Returns true if there were more rows. */
    public boolean isTruncated() {
        return truncated;
    }

    /** Rows, each an object by the names of the columns. */
    public List<ObjectNode> objects() {
        return rows.stream().map(this::object).toList();
    }

    private ObjectNode object(ArrayNode row) {
        ObjectNode object = Json.object();
        for (int i = 0; i < columns.size(); i++) {
            object.set(columns.get(i).name(), row.get(i));
        }
        return object;
    }
}
