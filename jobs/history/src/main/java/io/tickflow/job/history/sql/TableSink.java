package io.tickflow.job.history.sql;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a result in memory, up to a number of rows. */
final class TableSink implements RowSink {

    private final int rowsMax;
    private final List<List<@Nullable String>> rows = new ArrayList<>();
    private List<QueryResult.Column> columns = List.of();
    private boolean truncated;

    TableSink(int rowsMax) {
        this.rowsMax = rowsMax;
    }

    @Override
    public void begin(List<QueryResult.Column> names) {
        columns = names;
    }

    @Override
    public boolean row(JsonParser values) throws IOException {
        truncated = rows.size() == rowsMax;
        if (truncated) {
            return false;
        }
        var row = new ArrayList<@Nullable String>();
        while (values.nextToken() != JsonToken.END_ARRAY) {
            row.add(JsonValues.text(values));
        }
        rows.add(row);
        return true;
    }

    @Override
    public void end() {}

    QueryResult result(long elapsedMillis) {
        return new QueryResult(columns, rows, truncated, elapsedMillis);
    }
}
