package io.tickflow.operate.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.RowSink;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Cells of a row of the history, read one after the other. */
final class RowCells {

    private final JsonParser values;

    RowCells(JsonParser values) {
        this.values = values;
    }

    /** Reader of the cells of one row. */
    interface Reader {
        void read(RowCells cells) throws IOException;
    }

    /** Sink that has each row of a result read, up to its closing bracket. */
    static RowSink each(Reader reader) {
        return new RowSink() {
            @Override
            public void begin(List<QueryResult.Column> columns) {}

            @Override
            public boolean row(JsonParser values) throws IOException {
                reader.read(new RowCells(values));
                values.nextToken();
                return true;
            }

            @Override
            public void end() {}
        };
    }

    /** Text; empty for NULL. */
    String text() throws IOException {
        return values.nextToken() == JsonToken.VALUE_NULL ? "" : values.getText();
    }

    long whole() throws IOException {
        values.nextToken();
        return values.getValueAsLong();
    }

    boolean truth() throws IOException {
        values.nextToken();
        return values.getValueAsBoolean();
    }

    /** Number of a Float64, bit for bit except for the payload of NaN. */
    double decimal() throws IOException {
        String text = text();
        return switch (text) {
            case "", "nan", "-nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** Number of a Float32, bit for bit except for the payload of NaN. */
    float single() throws IOException {
        String text = text();
        return switch (text) {
            case "", "nan", "-nan" -> Float.NaN;
            case "inf" -> Float.POSITIVE_INFINITY;
            case "-inf" -> Float.NEGATIVE_INFINITY;
            default -> Float.parseFloat(text);
        };
    }

    /** Constant of an enum by its name; {@code otherwise} for a row of before the column. */
    <E extends Enum<E>> E constant(Class<E> type, E otherwise) throws IOException {
        String name = text();
        return name.isEmpty() ? otherwise : Enum.valueOf(type, name);
    }

    /** Words of bits, an Array(UInt64). */
    long[] words() throws IOException {
        var words = LongStream.builder();
        values.nextToken();
        while (values.nextToken() != JsonToken.END_ARRAY) {
            words.add(Long.parseUnsignedLong(values.getText()));
        }
        return words.build().toArray();
    }

    /** Texts by name, a Map. */
    Map<String, String> texts() throws IOException {
        var texts = new LinkedHashMap<String, String>();
        values.nextToken();
        while (values.nextToken() != JsonToken.END_OBJECT) {
            String name = values.currentName();
            values.nextToken();
            texts.put(name, values.getText());
        }
        return texts;
    }
}
