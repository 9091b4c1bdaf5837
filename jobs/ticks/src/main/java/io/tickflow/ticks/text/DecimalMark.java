package io.tickflow.ticks.text;

import java.util.List;
import java.util.regex.Pattern;

/** Judges the decimal mark of a file by its numbers. */
final class DecimalMark {

    private static final Pattern COMMA =
            Pattern.compile("[+-]?\\d+,\\d+|[+-]?\\d{1,3}(\\.\\d{3})+,\\d+");
    private static final Pattern POINT =
            Pattern.compile("[+-]?\\d+\\.\\d+|[+-]?\\d{1,3}(,\\d{3})+\\.\\d+");
    private static final Pattern COMMA_OR_GROUP = Pattern.compile("[+-]?\\d{1,3},\\d{3}");

    private DecimalMark() {}

    /** Comma if cells have decimals after a comma and none after a point. */
    static char of(SampleTable table) {
        boolean comma = false;
        for (int column = 0; column < table.width(); column++) {
            List<String> cells = table.cells(column);
            if (cells.stream().anyMatch(cell -> POINT.matcher(cell).matches())) {
                return '.';
            }
            comma |= cells.stream().anyMatch(cell -> COMMA.matcher(cell).matches());
        }
        return comma ? ',' : '.';
    }

    /** Returns true if each number with a comma could also have a group of thousands. */
    static boolean isDoubtful(SampleTable table, int column) {
        List<String> cells =
                table.cells(column).stream().filter(cell -> cell.indexOf(',') >= 0).toList();
        return !cells.isEmpty()
                && cells.stream().allMatch(cell -> COMMA_OR_GROUP.matcher(cell).matches());
    }
}
