package io.tickflow.job.history.sql;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formats query results as an aligned table, CSV or JSON. */
public final class TextTable {

    /** Control characters, with which a payload could take over a terminal. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final int CELL_CHARS_MAX = 80;
    private static final String CUT = "...";
    private static final String GAP = "  ";
    private static final String NULL = "NULL";
    private static final JsonMapper JSON = new JsonMapper();

    private TextTable() {}

    /**
     * Formats a table with aligned columns, numbers to the right, truncated cells, and the number
     * of rows below.
     */
    public static String format(QueryResult result) {
        int[] widths = widths(result);
        var text = new StringBuilder();
        List<QueryResult.Column> columns = result.columns();
        if (!columns.isEmpty()) {
            line(text, columns, widths, columns.stream().map(QueryResult.Column::name).toList());
            for (int i = 0; i < widths.length; i++) {
                text.append(i == 0 ? "" : GAP).append("-".repeat(widths[i]));
            }
            text.append('\n');
            result.rows().forEach(row -> line(text, columns, widths, row));
        }
        return text.append(footer(result)).append('\n').toString();
    }

    /** Formats CSV by RFC 4180: a header line, then a line for each row; NULL is an empty field. */
    public static String csv(QueryResult result) {
        var text = new StringBuilder();
        csvLine(text, result.columns().stream().map(QueryResult.Column::name).toList());
        result.rows().forEach(row -> csvLine(text, row));
        return text.toString();
    }

    /**
     * Formats a JSON array with an object for each row; numbers not representable in JSON are
     * strings.
     */
    public static String json(QueryResult result) {
        ArrayNode rows = JSON.createArrayNode();
        for (List<@Nullable String> row : result.rows()) {
            ObjectNode object = rows.addObject();
            for (int i = 0; i < row.size(); i++) {
                put(object, result.columns().get(i), row.get(i));
            }
        }
        return rows.toPrettyString() + '\n';
    }

    private static int[] widths(QueryResult result) {
        int[] widths =
                result.columns().stream()
                        .mapToInt(column -> cell(column.name()).length())
                        .toArray();
        for (List<@Nullable String> row : result.rows()) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], cell(row.get(i)).length());
            }
        }
        return widths;
    }

    private static void line(
            StringBuilder text,
            List<QueryResult.Column> columns,
            int[] widths,
            List<? extends @Nullable String> cells) {
        int start = text.length();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cell(cells.get(i));
            String padding = " ".repeat(widths[i] - cell.length());
            text.append(i == 0 ? "" : GAP)
                    .append(columns.get(i).numeric() ? padding + cell : cell + padding);
        }
        int end = text.length();
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }

    private static String cell(@Nullable String value) {
        if (value == null) {
            return NULL;
        }
        String oneLine =
                CONTROL.matcher(
                                value.replace("\r", "\\r")
                                        .replace("\n", "\\n")
                                        .replace("\t", "\\t"))
                        .replaceAll("\uFFFD");
        return oneLine.length() <= CELL_CHARS_MAX
                ? oneLine
                : oneLine.substring(0, CELL_CHARS_MAX - CUT.length()) + CUT;
    }

    private static String footer(QueryResult result) {
        int rows = result.rows().size();
        return String.format(
                Locale.ROOT,
                "%s%d %s, %.3f s",
                result.truncated() ? "the first " : "",
                rows,
                rows == 1 ? "row" : "rows",
                result.elapsedMillis() / 1e3);
    }

    private static void csvLine(StringBuilder text, List<? extends @Nullable String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(csvCell(cells.get(i)));
        }
        text.append("\r\n");
    }

    private static String csvCell(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean plain =
                value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                        && !value.isEmpty();
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static void put(ObjectNode object, QueryResult.Column column, @Nullable String value) {
        if (value == null) {
            object.putNull(column.name());
        } else if (column.numeric() && !Character.isLetter(value.charAt(value.length() - 1))) {
            object.put(column.name(), new BigDecimal(value));
        } else {
            object.put(column.name(), value);
        }
    }
}
