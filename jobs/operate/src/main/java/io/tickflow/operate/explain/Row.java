package io.tickflow.operate.explain;

import io.tickflow.job.history.sql.QueryResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Row of an answer by the names of its columns. */
final class Row {

    private final Map<String, @Nullable String> values;

    private Row(Map<String, @Nullable String> values) {
        this.values = values;
    }

    /** Rows of {@code result}, in order. */
    static List<Row> of(QueryResult result) {
        var rows = new ArrayList<Row>();
        for (List<@Nullable String> cells : result.rows()) {
            var values = new HashMap<String, @Nullable String>();
            for (int i = 0; i < cells.size(); i++) {
                values.put(result.columns().get(i).name(), cells.get(i));
            }
            rows.add(new Row(values));
        }
        return rows;
    }

    /** Text of a column; empty for NULL. */
    String text(String column) {
        String value = values.get(column);
        return value == null ? "" : value;
    }

    long number(String column) {
        String value = text(column);
        return value.isEmpty() ? 0 : Long.parseLong(value);
    }

    /** Number of a Float64; NaN for NULL. */
    double decimal(String column) {
        return switch (text(column)) {
            case "", "nan", "-nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text(column));
        };
    }

    /** Number of a Float32, bit for bit; NaN for NULL. */
    float single(String column) {
        double value = decimal(column);
        return Double.isFinite(value) ? Float.parseFloat(text(column)) : (float) value;
    }

    boolean truth(String column) {
        return text(column).equals("true") || text(column).equals("1");
    }
}
