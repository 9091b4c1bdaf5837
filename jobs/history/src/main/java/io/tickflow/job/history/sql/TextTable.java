package io.tickflow.job.history.sql;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formats query results as an aligned table. */
public final class TextTable {

    /** Control characters, with which a payload could take over a terminal. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final int CELL_CHARS_MAX = 80;
    private static final String CUT = "...";
    private static final String GAP = "  ";
    private static final String NULL = "NULL";

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
                "%s%d %s, %.3f s%s",
                result.truncated() ? "the first " : "",
                rows,
                rows == 1 ? "row" : "rows",
                result.elapsedMillis() / 1e3,
                result.truncated() ? "; there are more: --csv and --json print all" : "");
    }
}
