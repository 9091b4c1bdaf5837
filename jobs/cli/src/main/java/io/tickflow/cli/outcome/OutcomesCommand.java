package io.tickflow.cli.outcome;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.history.HistoryInput;
import io.tickflow.cli.history.HistoryServer;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.outcome.OutcomeFill;
import io.tickflow.job.history.outcome.OutcomeFill.Filled;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.settings.HistoryConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills the table of outcomes from the decisions in the history. */
@Command(
        name = "outcomes",
        description = {
            "Fill the table outcomes: what the market did in the 1 s, 10 s, 1 min, 5 min and 1 h after"
                    + " each decision, best and worst, after the spread.",
            "Goes on where the last call ended. The same again replaces rows."
        },
        mixinStandardHelpOptions = true)
public final class OutcomesCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Fill again from this UTC time on: 2024-03-06T10:00:00Z.")
    private @Nullable String from;

    @Option(names = "--follow", description = "Go on as horizons pass, every 30 s, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--json", description = "Print JSON, a line for each pass.")
    private boolean json;

    @Mixin private final HistoryInput input = new HistoryInput();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        Long fromMillis = fromMillis();
        input.check(new Inputs()).throwIfInvalid();
        Configuration configuration = input.settings();
        try (HistoryServer server = input.open(configuration, console)) {
            return fill(HistoryJob.configure(server.settings()), fromMillis);
        }
    }

    private int fill(HistoryConfig config, @Nullable Long fromMillis) {
        try (var fill = new OutcomeFill(config.clickHouse())) {
            pass(fill, fromMillis);
            while (follow) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                pass(fill, null);
            }
            return ExitCodes.OK;
        } catch (IOException | QueryException e) {
            throw CommandException.failed(
                    e.getMessage()
                            + ". Maybe the HistoryJob of this release has not made the table yet, or"
                            + " --clickhouse URL names another server",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.OK;
        }
    }

    private @Nullable Long fromMillis() {
        if (from == null) {
            return null;
        }
        Long millis = null;
        try {
            millis = Instant.parse(from).toEpochMilli();
        } catch (DateTimeParseException e) {
            new Inputs()
                    .require(false, "--from: '" + from + "' must be like 2024-03-06T10:00:00Z")
                    .throwIfInvalid();
        }
        return millis;
    }

    private void pass(OutcomeFill fill, @Nullable Long fromMillis)
            throws IOException, QueryException {
        long decisions = Math.max(1, fill.decisions());
        var progress = console.progress();
        List<Filled> filled;
        try {
            filled =
                    fill.run(
                            fromMillis,
                            read ->
                                    progress.show(
                                            (double) read / decisions,
                                            "%,d decisions".formatted(read),
                                            System.nanoTime()));
        } finally {
            progress.end();
        }
        if (json) {
            console.out().println(json(filled));
        } else {
            print(filled);
        }
        console.out().flush();
    }

    private void print(List<Filled> filled) {
        for (Filled symbol : filled) {
            console.out()
                    .printf(
                            Locale.ROOT,
                            "%-12s %-10s %,12d decisions read, %,12d outcomes written%n",
                            symbol.pipeline(),
                            symbol.symbol(),
                            symbol.decisions(),
                            symbol.outcomes());
        }
        if (filled.isEmpty()) {
            console.out().println("no decisions in the history");
        }
    }

    private static String json(List<Filled> filled) {
        ArrayNode symbols = JsonNodeFactory.instance.arrayNode();
        for (Filled symbol : filled) {
            symbols.addObject()
                    .put("pipeline", symbol.pipeline())
                    .put("symbol", symbol.symbol())
                    .put("decisions", symbol.decisions())
                    .put("outcomes", symbol.outcomes());
        }
        return symbols.toString();
    }
}
