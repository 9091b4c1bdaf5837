package io.tickflow.ticks.text;

import io.tickflow.ticks.content.TextEncoding;
import io.tickflow.ticks.text.HeaderFinder.Header;
import io.tickflow.ticks.text.LayoutFinder.Draft;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns that the user has named. */
final class ChosenColumns {

    private final Refusals refusals;
    private final Map<String, String> chosen;

    ChosenColumns(Refusals refusals, Map<String, String> chosen) {
        this.refusals = refusals;
        this.chosen = chosen;
    }

    Draft find(List<Line> lines, TextEncoding encoding) {
        Header header = HeaderFinder.find(lines, encoding);
        Columns columns = columns(header);
        if (!columns.areComplete()) {
            throw refusals.columns(
                    "needs time with bid and ask, or with last; missing: " + columns.missing());
        }
        for (char separator : HeaderFinder.SEPARATORS) {
            SampleTable table =
                    SampleTable.of(
                            header == null
                                    ? lines
                                    : lines.subList(header.index() + 1, lines.size()),
                            separator);
            if (table.width() > columns.last() && fits(table, columns)) {
                return new Draft(
                        "ticks with chosen columns",
                        table,
                        columns,
                        header == null || header.separator() != separator
                                ? List.of()
                                : header.names(),
                        header == null ? 0 : lines.get(header.index()).number(),
                        null,
                        List.of());
            }
        }
        throw refusals.columns("no times and numbers in these columns: " + chosen);
    }

    private static boolean fits(SampleTable table, Columns columns) {
        boolean time =
                columns.has(Field.DATE)
                        ? table.isDate(columns.of(Field.DATE))
                                && table.isTimeOfDay(columns.of(Field.TIME))
                        : table.isDateTime(columns.of(Field.TIME));
        int price = columns.has(Field.BID) ? columns.of(Field.BID) : columns.of(Field.LAST);
        return time && table.isNumeric(price);
    }

    private Columns columns(@Nullable Header header) {
        var columns = new Columns();
        var places = new HashSet<Integer>();
        chosen.forEach(
                (name, place) -> {
                    Field field = Field.ofOption(name);
                    if (field == null) {
                        throw refusals.columns(
                                "'"
                                        + name
                                        + "' is none of date, time, bid, ask, last, volume, flags,"
                                        + " symbol");
                    }
                    int column = place(place, header);
                    if (!places.add(column)) {
                        throw refusals.columns("two fields are in column " + place);
                    }
                    columns.put(field, column);
                });
        return columns;
    }

    private int place(String place, @Nullable Header header) {
        if (place.matches("\\d{1,2}")) {
            return Integer.parseInt(place);
        }
        int column = header == null ? -1 : header.names().indexOf(place);
        if (column < 0) {
            throw refusals.columns(
                    "no column '"
                            + place
                            + "' in the header "
                            + (header == null ? "(there is none)" : header.names()));
        }
        return column;
    }
}
