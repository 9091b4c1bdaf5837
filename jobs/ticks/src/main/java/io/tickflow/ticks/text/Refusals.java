package io.tickflow.ticks.text;

import io.tickflow.ticks.FileWords;
import io.tickflow.ticks.TickFileException;
import java.util.List;
import java.util.stream.Collectors;

/** Refusals of files, each with the way out. */
final class Refusals {

    private static final String COLUMNS =
            " Say where they are: --columns time=0,bid=1,ask=2 (numbers from 0, or names of the"
                    + " header; also date, last, volume, flags, symbol)";

    private static final int NAME_CHARS_MAX = 40;
    private static final int NAMES_MAX = 24;

    private final String file;

    Refusals(String file) {
        this.file = file;
    }

    TickFileException bars(List<String> names) {
        return bars(
                FileWords.of(
                        names.stream().limit(NAMES_MAX).collect(Collectors.joining(" ")),
                        NAME_CHARS_MAX * NAMES_MAX));
    }

    TickFileException bars(String evidence) {
        return new TickFileException(
                file
                        + ": these are bars ("
                        + evidence
                        + "), not ticks: a bar has no bid and ask. Export ticks instead: in"
                        + " MetaTrader 5 View > Symbols > Ticks > Export Ticks; MetaTrader 4 keeps"
                        + " no ticks");
    }

    TickFileException header(List<String> names, String missing) {
        return new TickFileException(
                file
                        + ": the header has "
                        + quoted(names)
                        + ", no column known as "
                        + missing
                        + "."
                        + COLUMNS);
    }

    TickFileException twice(List<String> names, String field) {
        return new TickFileException(
                file
                        + ": the header has "
                        + quoted(names)
                        + ", two columns for "
                        + field
                        + "."
                        + COLUMNS);
    }

    TickFileException wider(int names, int cells, char separator) {
        return new TickFileException(
                file
                        + ": the header has "
                        + names
                        + " columns and the rows have "
                        + cells
                        + " cells between '"
                        + FileWords.of(String.valueOf(separator))
                        + "'. Maybe the numbers have a decimal comma: export with another separator,"
                        + " such as a semicolon, or with a decimal point");
    }

    private static String quoted(List<String> names) {
        String quoted =
                names.stream()
                        .limit(NAMES_MAX)
                        .map(name -> "'" + FileWords.of(name, NAME_CHARS_MAX) + "'")
                        .collect(Collectors.joining(" "));
        int left = names.size() - NAMES_MAX;
        return left > 0 ? quoted + " and " + left + " more" : quoted;
    }

    TickFileException rows(String finding) {
        return new TickFileException(
                file
                        + ": no header, and the rows do not tell the columns: "
                        + finding
                        + "."
                        + COLUMNS);
    }

    TickFileException columns(String finding) {
        return new TickFileException(file + ": --columns: " + finding);
    }

    TickFileException dates(String example) {
        return new TickFileException(
                file
                        + ": the rows do not tell day and month of '"
                        + example
                        + "' apart. Say which comes first: --date-order dmy or --date-order mdy");
    }

    TickFileException empty() {
        return new TickFileException(file + ": it is empty");
    }
}
