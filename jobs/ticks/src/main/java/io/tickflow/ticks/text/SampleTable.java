package io.tickflow.ticks.text;

import io.tickflow.ticks.DateOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** First rows of a file, split by one separator. */
final class SampleTable {

    /** Share of cells that must agree, as a file may hold bad lines. */
    private static final double MOST = 0.8;

    private final char separator;
    private final List<List<String>> rows = new ArrayList<>();
    private int width;

    private SampleTable(char separator) {
        this.separator = separator;
    }

    static SampleTable of(List<Line> lines, char separator) {
        var table = new SampleTable(separator);
        var cells = new Cells(separator);
        for (Line line : lines) {
            // The end of a cut line says nothing about its kind.
            if (!line.text().isBlank() && (line.ended() || lines.size() == 1)) {
                cells.split(line.text());
                List<String> row = new ArrayList<>();
                for (int i = 0; i < cells.count(); i++) {
                    row.add(cells.text(i));
                }
                table.rows.add(row);
                table.width = Math.max(table.width, row.size());
            }
        }
        return table;
    }

    char separator() {
        return separator;
    }

    /** Number of columns of the longest row. */
    int width() {
        return width;
    }

    /** Returns true if most rows hold something beyond the first {@code columns} cells. */
    boolean isWiderThan(int columns) {
        long wider =
                rows.stream()
                        .filter(row -> row.size() > columns)
                        .filter(
                                row ->
                                        !row.subList(columns, row.size()).stream()
                                                .allMatch(String::isEmpty))
                        .count();
        return !rows.isEmpty() && wider >= MOST * rows.size();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Cells of a column that are not blank; none for an absent column. */
    List<String> cells(int column) {
        return rows.stream()
                .filter(row -> column >= 0 && column < row.size() && !row.get(column).isEmpty())
                .map(row -> row.get(column))
                .toList();
    }

    /** Returns true if a column has cells and most of them hold {@code kind}. */
    boolean most(int column, Predicate<String> kind) {
        List<String> cells = cells(column);
        return !cells.isEmpty() && cells.stream().filter(kind).count() >= MOST * cells.size();
    }

    boolean isNumeric(int column) {
        return most(column, Decimals::isNumber);
    }

    boolean isDateTime(int column) {
        return most(column, SampleTable::isDateTime);
    }

    boolean isDate(int column) {
        return most(column, SampleTable::isDate);
    }

    boolean isTimeOfDay(int column) {
        return most(column, SampleTable::isTimeOfDay);
    }

    /** Rows of numbers from these columns, without those with a blank or unreadable cell. */
    List<double[]> numbers(char mark, int... columns) {
        var numbers = new ArrayList<double[]>();
        for (List<String> row : rows) {
            double[] values = new double[columns.length];
            boolean whole = true;
            for (int i = 0; i < columns.length; i++) {
                values[i] =
                        columns[i] < row.size()
                                ? Decimals.parse(row.get(columns[i]), mark)
                                : Double.NaN;
                whole &= !Double.isNaN(values[i]);
            }
            if (whole) {
                numbers.add(values);
            }
        }
        return numbers;
    }

    static boolean isDateTime(String cell) {
        return new ClockText(DateOrder.DMY).dateTime(cell) != ClockText.NONE
                || new ClockText(DateOrder.MDY).dateTime(cell) != ClockText.NONE;
    }

    static boolean isDate(String cell) {
        char[] text = cell.toCharArray();
        return new ClockText(DateOrder.DMY).date(text, 0, text.length) != ClockText.NONE
                || new ClockText(DateOrder.MDY).date(text, 0, text.length) != ClockText.NONE;
    }

    static boolean isTimeOfDay(String cell) {
        char[] text = cell.toCharArray();
        return new ClockText(DateOrder.DMY).time(text, 0, text.length) != ClockText.NONE;
    }
}
