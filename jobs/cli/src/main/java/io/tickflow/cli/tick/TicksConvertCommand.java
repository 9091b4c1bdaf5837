package io.tickflow.cli.tick;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.console.ProgressWords;
import io.tickflow.cli.console.ReadingProgress;
import io.tickflow.cli.option.CheckedTicks;
import io.tickflow.cli.option.TickReading;
import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.TickFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Converts tick files to MT5's tick export. */
@Command(
        name = "convert",
        description = {
            "Convert the tick files of one symbol to one file in MetaTrader 5's tick format, or Parquet.",
            "Times go to the server's clock where the source has its own. Unreadable lines are counted and left out."
        },
        mixinStandardHelpOptions = true)
final class TicksConvertCommand implements Callable<Integer> {

    private static final int MALFORMED_SHOWN = 20;
    private static final List<String> ENDINGS =
            List.of(".csv", ".txt", ".csv.gz", ".txt.gz", ".parquet");

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Tick files of one symbol.")
    private List<Path> paths = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "File to write, such as EURUSD_2024.csv; gzip if it ends with .gz, Parquet if with .parquet.")
    private Path out = Path.of("");

    @Option(
            names = "--server-time",
            defaultValue = "new-york+7h",
            paramLabel = "RULE",
            description =
                    "Clock of the result if the source has one of its own (default: ${DEFAULT-VALUE}).")
    private String serverTime = "";

    @Option(
            names = "--truncated",
            description = "Take the ticks before the cut of a truncated file.")
    private boolean truncated;

    @Mixin private final TickReading reading = new TickReading();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        var inputs = new Inputs().writable("--out", out);
        ReadOptions options = reading.options(inputs);
        List<TickFile> files =
                CheckedTicks.of(
                        paths, List.of(), truncated ? options.withTruncated() : options, inputs);
        List<String> symbols = files.stream().map(TickFile::symbol).distinct().toList();
        inputs.require(
                symbols.size() <= 1,
                "the files have several symbols ("
                        + symbols.stream().collect(Collectors.joining(", "))
                        + "): convert each on its own, or name one with --symbol");
        inputs.require(
                files.stream().noneMatch(file -> isSame(file.path(), out)),
                "--out: " + out + " is a file to read; name another, as it would be overwritten");
        inputs.require(
                ENDINGS.stream().anyMatch(out.toString().toLowerCase(Locale.ROOT)::endsWith),
                "--out: " + out + " must end with one of " + String.join(", ", ENDINGS));
        ServerTime rule = rule(inputs);
        inputs.throwIfInvalid();
        try (var progress = new ReadingProgress(console.progress())) {
            progress.at(0);
            print(Conversion.run(files, out, rule, progress::at));
        }
        return ExitCodes.OK;
    }

    private static boolean isSame(Path source, Path target) {
        return source.toAbsolutePath().normalize().equals(target.toAbsolutePath().normalize());
    }

    private ServerTime rule(Inputs inputs) {
        try {
            return ServerTime.parse(serverTime);
        } catch (IllegalArgumentException e) {
            inputs.require(false, "--server-time: " + e.getMessage());
            return ServerTime.UTC;
        }
    }

    private void print(Conversion done) {
        if (done.ticks() == 0) {
            throw CommandException.invalid("no tick is left, so nothing is written");
        }
        console.out()
                .printf(
                        Locale.ROOT,
                        "%s written to %s; %s unreadable%n",
                        ProgressWords.ticks(done.ticks()),
                        out,
                        ProgressWords.count(done.malformedCount(), "line"));
        done.notes().forEach(note -> console.out().println("  " + note));
        done.malformed().stream()
                .limit(MALFORMED_SHOWN)
                .forEach(line -> console.out().println("  unreadable: " + line));
        console.out().flush();
    }
}
