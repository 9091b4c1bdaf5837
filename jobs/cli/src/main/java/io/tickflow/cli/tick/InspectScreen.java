package io.tickflow.cli.tick;

import io.tickflow.cli.console.ProgressWords;
import io.tickflow.ticks.FileWords;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats reports on files as text. Pure functions. */
final class InspectScreen {

    private static final int MALFORMED_SHOWN = 5;
    private static final int NAME_CHARS_MAX = 40;

    private final StringBuilder screen = new StringBuilder();

    private InspectScreen() {}

    static String of(List<FileReport> reports) {
        var screen = new InspectScreen();
        reports.forEach(screen::file);
        return screen.screen.toString();
    }

    private void file(FileReport report) {
        add("%s%n", report.file());
        if (report.format() != null) {
            item("symbol", String.valueOf(report.symbol()));
            item("format", report.format() + "; " + report.container());
            item(
                    "clock",
                    report.clock() == null
                            ? "the server's (tickflow.feed.server-time, --server-time);"
                                    + " --time-zone UTC if the file is in UTC"
                            : report.clock());
            item(
                    "columns",
                    report.columns().stream()
                            .map(
                                    column ->
                                            FileWords.of(column.name(), NAME_CHARS_MAX)
                                                    + " = "
                                                    + column.field())
                            .collect(Collectors.joining(", ")));
            rows(report.rows());
            if (report.ticks() > 0) {
                item("span", report.first() + " to " + report.last());
            }
            counts(report);
        }
        report.notes().forEach(note -> item("note", note));
        if (report.problem() != null) {
            item("refused", report.problem());
        }
    }

    private void rows(List<FileReport.Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            FileReport.Row row = rows.get(i);
            item(
                    i == 0 ? "rows" : "",
                    "%s  bid %s  ask %s  last %s  volume %s  flags %d"
                            .formatted(
                                    row.time(),
                                    number(row.bid()),
                                    number(row.ask()),
                                    number(row.last()),
                                    number(row.volume()),
                                    row.flags()));
        }
    }

    private void counts(FileReport report) {
        long malformed = report.malformed().values().stream().mapToLong(Long::longValue).sum();
        item(
                "counts",
                String.format(
                        Locale.ROOT,
                        "%s in %s; %,d unreadable, %,d out of order, %,d crossed",
                        ProgressWords.ticks(report.ticks()),
                        ProgressWords.count(report.lines(), "line"),
                        malformed,
                        report.outOfOrder(),
                        report.crossed()));
        report.malformedLines().stream()
                .limit(MALFORMED_SHOWN)
                .forEach(line -> item("", "line " + line.line() + ": " + line.reason()));
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "-";
        }
        String text = BigDecimal.valueOf(value).toPlainString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private void item(String name, String text) {
        add("  %-8s %s%n", name, text);
    }

    private void add(String format, Object... values) {
        screen.append(String.format(Locale.ROOT, format, values));
    }
}
