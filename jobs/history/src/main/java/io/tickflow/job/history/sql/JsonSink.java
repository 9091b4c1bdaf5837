package io.tickflow.job.history.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Prints a JSON array with an object for each row, one a line. Values keep their types: numbers,
 * booleans, null, arrays, and objects for maps and named tuples. NaN, infinities and numbers that a
 * double does not keep are strings. An array without its closing bracket is an incomplete result.
 */
public final class JsonSink implements RowSink {

    private final Printed out;
    private List<QueryResult.Column> columns = List.of();
    private String separator = "[\n";

    /** Creates a sink of {@code out}. */
    public JsonSink(PrintWriter out) {
        this.out = new Printed(out);
    }

    @Override
    public void begin(List<QueryResult.Column> names) throws QueryException {
        Set<String> taken = new HashSet<>();
        for (QueryResult.Column column : names) {
            if (!taken.add(column.name())) {
                throw QueryException.wrong(
                        "two columns are called "
                                + column.name()
                                + ", but a JSON object has one: give one another name with AS");
            }
        }
        columns = names;
    }

    @Override
    public boolean row(JsonParser values) throws IOException {
        var line = new StringWriter();
        line.append(separator);
        separator = ",\n";
        try (JsonGenerator object = JsonValues.JSON.createGenerator(line)) {
            object.writeStartObject();
            for (int i = 0; values.nextToken() != JsonToken.END_ARRAY; i++) {
                object.writeFieldName(columns.get(i).name());
                JsonValues.copyExact(values, object, columns.get(i));
            }
            object.writeEndObject();
        }
        return out.line(line.getBuffer());
    }

    @Override
    public void end() {
        out.line(separator.equals("[\n") ? "[]\n" : "\n]\n");
        out.flush();
    }
}
