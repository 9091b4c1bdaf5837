package io.tickflow.cli.frame;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.console.OutputDraft;
import io.tickflow.cli.history.HistoryInput;
import io.tickflow.cli.history.HistoryServer;
import io.tickflow.cli.option.DurationConverter;
import io.tickflow.cli.option.WindowOptions;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.operate.frame.FrameQuery;
import io.tickflow.operate.frame.JoinSource;
import io.tickflow.settings.HistoryConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Joins recorded decisions with a table of the user, as of each decision. */
@Command(
        name = "frame",
        description = {
            "Write a training frame: features, prediction and later move of each recorded decision,"
                    + " with the newest row of your own table that was known at it.",
            "The table has the columns symbol and time (UTC). A row counts from its time plus --lag,"
                    + " or from the time in the column --available; one that is known before its own"
                    + " time is refused."
        },
        mixinStandardHelpOptions = true)
public final class FrameCommand implements Callable<Integer> {

    private static final Pattern FILE_NAME = Pattern.compile(".*\\.(?:csv|parquet)");

    @Option(
            names = "--join",
            required = true,
            paramLabel = "FILE|TABLE",
            description =
                    "CSV with a header or .parquet, read by the engine of a local history; or a"
                            + " table of ClickHouse.")
    private String join = "";

    @Option(
            names = "--lag",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Time until a row is known: 500ms, 5s (default: none).")
    private Duration lag = Duration.ZERO;

    @Option(
            names = "--available",
            paramLabel = "COLUMN",
            description = "Column with the UTC time from which a row was known.")
    private @Nullable String available;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Parquet file to write.")
    private Path out = Path.of("");

    @Mixin private final WindowOptions window = new WindowOptions();
    @Mixin private final HistoryInput input = new HistoryInput();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        boolean file = Files.isRegularFile(Path.of(join));
        window.check(input.check(new Inputs()))
                .writable("--out", out)
                .require(file || !isFileName(), "--join: there is no file " + join + " here")
                .require(
                        file || isFileName() || JoinSource.isTable(join),
                        "--join: '" + join + "' is neither a file here nor a name of a table")
                .require(!lag.isNegative(), "--lag must not be negative")
                .require(
                        available == null || JoinSource.isColumn(available),
                        "--available: '" + available + "' is no name of a column")
                .require(
                        available == null || lag.isZero(),
                        "--available and --lag contradict each other")
                .throwIfInvalid();
        Configuration configuration = input.settings();
        JoinSource source =
                file
                        ? JoinSource.ofFile(Path.of(join), lag.toMillis())
                        : JoinSource.ofTable(join, lag.toMillis());
        try (HistoryServer server = input.open(configuration, console)) {
            write(
                    HistoryJob.configure(server.settings()),
                    available == null ? source : source.knownFrom(available));
            return ExitCodes.OK;
        }
    }

    /** A database and a table could have the name of a file. */
    private boolean isFileName() {
        return FILE_NAME.matcher(join).matches();
    }

    private void write(HistoryConfig config, JoinSource source) throws IOException {
        try (var history = new SqlConsole(config.clickHouse())) {
            var frame =
                    new FrameQuery(history, window.window(config.deployment().pipeline()), source);
            frame.check();
            FrameQuery.Summary summary = frame.summary();
            try (OutputDraft output = OutputDraft.of(out)) {
                try (OutputStream file = Files.newOutputStream(output.path())) {
                    frame.write(config.features().names(), file);
                }
                output.complete();
            }
            console.out()
                    .printf(
                            Locale.ROOT,
                            "%,d decisions, %,d of them with a row, in %s%n",
                            summary.decisions(),
                            summary.joined(),
                            out);
            if (summary.lookAheads() > 0) {
                console.out()
                        .printf(
                                Locale.ROOT,
                                "a join by time would have looked ahead at %,d decisions, the first at"
                                        + " %s: these have the row before, or none%n",
                                summary.lookAheads(),
                                summary.firstLookAhead());
            }
            console.out().flush();
        } catch (QueryException e) {
            throw CommandException.failed(
                    e.getMessage()
                            + ". Maybe the columns symbol and time are missing, or a server cannot read"
                            + " the file",
                    e);
        }
    }
}
