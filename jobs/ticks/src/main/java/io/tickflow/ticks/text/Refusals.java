package io.tickflow.ticks.text;

import io.tickflow.ticks.TickFileException;
import java.util.List;
import java.util.stream.Collectors;

/** Refusals of files, each with the way out. */
final class Refusals {

    private static final String COLUMNS =
            " Say where they are: --columns time=0,bid=1,ask=2 (numbers from 0, or names of the"
                    + " header; also date, last, volume, flags, symbol)";

    private final String file;

    Refusals(String file) {
        this.file = file;
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
                        + names.stream()
                                .map(name -> "'" + name + "'")
                                .collect(Collectors.joining(" "))
                        + ", no column known as "
                        + missing
                        + "."
                        + COLUMNS);
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
