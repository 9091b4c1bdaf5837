package io.tickflow.cli.option;

import io.tickflow.cli.console.Inputs;
import io.tickflow.ticks.ReadOptions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options about the rows to read of tick files, and about their layout. */
@Command
public final class TickReading {

    @Option(
            names = "--symbol",
            paramLabel = "NAME",
            description =
                    "Symbol of the files, or of the rows to read (default: by the rows or the name of a file).")
    private @Nullable String symbol;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "First time to read by the clock of the file: 2024-03-06 or 2024-03-06T10:00:00.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "First time not to read any more.")
    private @Nullable String to;

    @Mixin private final TickLayout layout = new TickLayout();

    /** Options of a command line; adds problems to {@code inputs}. */
    public ReadOptions options(Inputs inputs) {
        inputs.require(symbol == null || !symbol.isBlank(), "--symbol must not be blank");
        long fromMillis = millis("--from", from, Long.MIN_VALUE, inputs);
        long toMillis = millis("--to", to, Long.MAX_VALUE, inputs);
        inputs.require(fromMillis < toMillis, "--from must be before --to");
        ReadOptions plain = layout.options(inputs);
        return new ReadOptions(
                symbol,
                plain.columns(),
                fromMillis,
                toMillis,
                plain.clock(),
                plain.dateOrder(),
                false);
    }

    private static long millis(String option, @Nullable String text, long absent, Inputs inputs) {
        if (text == null) {
            return absent;
        }
        String plain = text.strip().replace(' ', 'T');
        try {
            LocalDateTime time =
                    plain.indexOf('T') < 0
                            ? LocalDate.parse(plain).atStartOfDay()
                            : LocalDateTime.parse(plain);
            return time.toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException e) {
            inputs.require(
                    false,
                    option
                            + ": '"
                            + text
                            + "' is no time by the clock of the file, such as 2024-03-06 or"
                            + " 2024-03-06T10:00:00");
            return absent;
        }
    }
}
