package io.tickflow.cli.option;

import io.tickflow.cli.console.Inputs;
import io.tickflow.operate.replay.HistoryWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times and symbol of a command over recorded decisions. */
@Command
public final class WindowOptions {

    private static final long UNREADABLE = Long.MIN_VALUE;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "First UTC time: 2024-03-06T10:00:00Z, '2024-03-06 10:00:00' or a day.")
    private String from = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            description = "UTC time before which the window ends.")
    private String to = "";

    @Option(names = "--symbol", paramLabel = "NAME", description = "One symbol (default: all).")
    private String symbol = "";

    /** Adds a problem for each time that is none, and for a window that is empty. */
    public Inputs check(Inputs inputs) {
        long fromMillis = millis(from);
        long toMillis = millis(to);
        return inputs.require(fromMillis != UNREADABLE, problem("--from", from))
                .require(toMillis != UNREADABLE, problem("--to", to))
                .require(
                        fromMillis == UNREADABLE || toMillis == UNREADABLE || fromMillis < toMillis,
                        "--from " + from + " must be before --to " + to);
    }

    /** Window of checked times. */
    public HistoryWindow window(String pipeline) {
        return new HistoryWindow(pipeline, symbol, millis(from), millis(to));
    }

    private static String problem(String option, String text) {
        return option
                + ": '"
                + text
                + "' must be a UTC time like 2024-03-06T10:00:00Z, '2024-03-06 10:00:00' or 2024-03-06";
    }

    private static long millis(String text) {
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text).toEpochMilli();
            }
            return text.length() == "2024-03-06".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
                    : LocalDateTime.parse(text.replace(' ', 'T'))
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli();
        } catch (DateTimeParseException e) {
            return UNREADABLE;
        }
    }
}
