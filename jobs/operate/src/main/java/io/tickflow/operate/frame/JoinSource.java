package io.tickflow.operate.frame;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Rows of the user, with the columns {@code symbol} and {@code time}.
 *
 * @param rows source of rows in SQL
 * @param available SQL of the moment from which a row was known
 */
public record JoinSource(String rows, String available) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern TABLE = Pattern.compile("(?:[A-Za-z_]\\w*\\.)?[A-Za-z_]\\w*");

    /** Returns true for a name of a table, {@code TABLE} or {@code DATABASE.TABLE}. */
    public static boolean isTable(String text) {
        return TABLE.matcher(text).matches();
    }

    /** Returns true for a name of a column. */
    public static boolean isColumn(String text) {
        return NAME.matcher(text).matches();
    }

    /** Rows of a table, known {@code lagMillis} after their time. */
    public static JoinSource ofTable(String table, long lagMillis) {
        return new JoinSource(table, later(lagMillis));
    }

    /** Rows of a file that the engine can read, known {@code lagMillis} after their time. */
    public static JoinSource ofFile(Path file, long lagMillis) {
        String path = file.toAbsolutePath().toString();
        String format = path.endsWith(".parquet") ? "Parquet" : "CSVWithNames";
        return new JoinSource(
                "file('" + path.replace("\\", "\\\\").replace("'", "\\'") + "', " + format + ")",
                later(lagMillis));
    }

    /** The same rows, known from the time in one of their columns. */
    public JoinSource knownFrom(String column) {
        return new JoinSource(rows, moment("`" + column + "`"));
    }

    private static String later(long lagMillis) {
        return moment("time") + " + toIntervalMillisecond(" + lagMillis + ")";
    }

    private static String moment(String column) {
        return "parseDateTime64BestEffort(toString(" + column + "), 3, 'UTC')";
    }

    /** Rows with {@code known_symbol}, {@code row_time} and {@code available_at}. */
    String select() {
        return "SELECT * EXCEPT (symbol, time), toString(symbol) AS known_symbol, "
                + moment("time")
                + " AS row_time, "
                + available
                + " AS available_at FROM "
                + rows;
    }
}
