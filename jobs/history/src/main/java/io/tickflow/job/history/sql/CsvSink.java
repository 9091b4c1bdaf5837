package io.tickflow.job.history.sql;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints CSV by RFC 4180: a header line, then a line for each row. NULL is an empty field, an empty
 * text is a quoted one.
 */
public final class CsvSink implements RowSink {

    private final Printed out;

    /** Creates a sink of {@code out}. */
    public CsvSink(PrintWriter out) {
        this.out = new Printed(out);
    }

    @Override
    public void begin(List<QueryResult.Column> columns) {
        var line = new StringBuilder();
        columns.forEach(column -> append(line, column.name()));
        end(line);
    }

    @Override
    public boolean row(JsonParser values) throws IOException {
        var line = new StringBuilder();
        while (values.nextToken() != JsonToken.END_ARRAY) {
            append(line, JsonValues.text(values));
        }
        return end(line);
    }

    @Override
    public void end() {
        out.flush();
    }

    private boolean end(StringBuilder line) {
        line.setLength(Math.max(0, line.length() - 1));
        return out.line(line.append("\r\n"));
    }

    private static void append(StringBuilder line, @Nullable String value) {
        line.append(value == null ? "" : cell(value)).append(',');
    }

    private static String cell(String value) {
        boolean plain =
                value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                        && !value.isEmpty();
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
