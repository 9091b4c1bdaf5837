package io.tickflow.cli.sql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.history.HistoryServer;
import io.tickflow.cli.history.LocalHistoryOption;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.history.cookbook.Cookbook;
import io.tickflow.job.history.cookbook.Parameter;
import io.tickflow.job.history.cookbook.Question;
import io.tickflow.job.history.sql.CsvSink;
import io.tickflow.job.history.sql.JsonSink;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.process.StateFolder;
import io.tickflow.settings.HistoryOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/** Runs an SQL query on the history. */
@Command(
        name = "sql",
        description =
                "Ask the history in ClickHouse: one SELECT, or a question of the cookbook by name.",
        modelTransformer = SqlCommand.WithTables.class,
        mixinStandardHelpOptions = true)
public final class SqlCommand implements Callable<Integer> {

    /** The console's own database, and not another one that the statement names. */
    private static final Pattern NO_DATABASE =
            Pattern.compile("Code: 81\\..*\\b" + ClickHouseConfig.DATABASE + "\\b");

    @Option(
            names = "--clickhouse",
            paramLabel = "URL",
            description =
                    "HTTP interface of the server (default: that of the settings, or of 'up', or a"
                            + " local history).")
    private @Nullable String url;

    @Option(names = "--user", description = "ClickHouse user (default: as in the settings).")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password.")
    private @Nullable String passwordFile;

    @Option(
            names = {"-i", "--interactive"},
            description = "Ask again and again, with history and completion.")
    private boolean interactive;

    @ArgGroup private @Nullable Format format;

    @Mixin private final SettingsFile settings = new SettingsFile();
    @Mixin private final LocalHistoryOption localHistory = new LocalHistoryOption();
    @Mixin private final QueryChoice choice = new QueryChoice();
    @Mixin private final Console console = new Console();

    /** Lists the existing tables in the help. */
    static final class WithTables implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec command) {
            UsageMessageSpec usage = command.usageMessage();
            String tables = String.join(", ", SchemaMigrator.tables());
            usage.description(
                    usage.description()[0],
                    "Tables: " + tables + ". Each event is seen once (FINAL).",
                    String.format(
                            Locale.ROOT,
                            "Without --csv, --json or --parquet it prints a table of at most %,d rows.",
                            SqlConsole.ROWS_MAX));
            return command;
        }
    }

    private static final class Format {
        @Option(
                names = "--json",
                description =
                        "Print all rows as JSON, an object a row; what a double cannot hold is a string.")
        private boolean json;

        @Option(names = "--csv", description = "Print all rows as CSV.")
        private boolean csv;

        @Option(
                names = "--parquet",
                paramLabel = "FILE",
                description = "Write all rows to this Parquet file.")
        private @Nullable Path parquet;
    }

    @Override
    public Integer call() {
        Inputs inputs = localHistory.check(new Inputs(), url != null, false);
        inputs.require(user == null || !user.isBlank(), "--user must not be blank");
        settings.check(inputs);
        inputs.throwIfInvalid();
        if (choice.lists()) {
            printQuestions();
            return ExitCodes.OK;
        }
        if (interactive) {
            return talk();
        }
        BoundQuery query = choice.query();
        if (choice.shows()) {
            console.out().println(query.sql().strip());
            console.out().flush();
            return ExitCodes.OK;
        }
        return answer(query);
    }

    private int talk() {
        return connected(
                history -> {
                    try (Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
                        new SqlShell(history, terminal, StateFolder.of("sql-history")).run();
                    } catch (IOException e) {
                        throw CommandException.failed("--interactive: " + e.getMessage(), e);
                    }
                });
    }

    private int answer(BoundQuery query) {
        return connected(history -> print(history, query));
    }

    /** Something to do with the history. */
    @FunctionalInterface
    private interface Asking {
        void ask(SqlConsole history) throws QueryException;
    }

    private int connected(Asking asking) {
        boolean named = url != null || user != null || passwordFile != null;
        Configuration read = named && !settings.isNamed() ? new Configuration() : settings.load();
        try (HistoryServer server = localHistory.openFilled(read, named, console.err())) {
            return connected(clickHouse(server.settings()), asking);
        }
    }

    private static int connected(ClickHouseConfig server, Asking asking) {
        try (var history = new SqlConsole(server)) {
            asking.ask(history);
            return ExitCodes.OK;
        } catch (QueryException e) {
            throw refused(e);
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid(
                    "--clickhouse: '" + server.url() + "': " + e.getMessage());
        }
    }

    /** Server of the settings, overridden by options of the line. */
    private ClickHouseConfig clickHouse(Configuration read) {
        ClickHouseConfig usual = HistoryOptions.clickHouseOf(read);
        return new ClickHouseConfig(
                url == null ? usual.url() : url,
                user == null ? usual.user() : user,
                passwordFile == null ? usual.passwordFile() : passwordFile,
                usual.database(),
                usual.tls());
    }

    private static CommandException refused(QueryException e) {
        String message = String.valueOf(e.getMessage());
        if (NO_DATABASE.matcher(message).find()) {
            return CommandException.failed(
                    "there is no database "
                            + ClickHouseConfig.DATABASE
                            + " on this ClickHouse: the HistoryJob makes it when it starts. Start"
                            + " one (bin/tickflow up, or demo --keep), or name another server with"
                            + " --clickhouse URL ("
                            + message
                            + ")",
                    e);
        }
        return switch (e.trouble()) {
            case WRONG -> CommandException.invalid(message);
            case FAILED -> CommandException.failed(message, e);
            case NO_ANSWER ->
                    CommandException.failed(
                            message
                                    + ". Start it (bin/tickflow up has one),"
                                    + " or name another with --clickhouse URL",
                            e);
        };
    }

    private void printQuestions() {
        PrintWriter out = console.out();
        List<Question> questions = Cookbook.questions();
        if (format != null && format.json) {
            ArrayNode root = JsonNodeFactory.instance.arrayNode();
            for (Question question : questions) {
                ObjectNode node =
                        root.addObject()
                                .put("name", question.name())
                                .put("question", question.title());
                ObjectNode parameters = node.putObject("parameters");
                question.parameters()
                        .forEach(parameter -> parameters.put(parameter.name(), parameter.value()));
            }
            out.println(root.toPrettyString());
        } else {
            int width = questions.stream().mapToInt(q -> q.name().length()).max().orElse(0);
            for (Question question : questions) {
                out.printf("%-" + width + "s  %s%n", question.name(), question.title());
                for (Parameter parameter : question.parameters()) {
                    out.printf(
                            "%" + width + "s    --param %s=%s  %s%n",
                            "",
                            parameter.name(),
                            parameter.value() == null ? "..." : parameter.value(),
                            parameter.meaning());
                }
            }
        }
        out.flush();
    }

    /** Prints a table of limited length, or every row as it comes. */
    private void print(SqlConsole history, BoundQuery query) throws QueryException {
        PrintWriter out = console.out();
        if (format == null) {
            out.print(TableText.of(history, query));
        } else if (format.parquet != null) {
            write(history, query, format.parquet);
        } else {
            history.stream(
                    query.sql(),
                    query.parameters(),
                    format.csv ? new CsvSink(out) : new JsonSink(out));
        }
        if (out.checkError()) {
            throw CommandException.failed(
                    "standard output takes no more: it was closed, or its disk is full");
        }
    }

    private void write(SqlConsole history, BoundQuery query, Path file) throws QueryException {
        try {
            long bytes = ParquetAnswer.write(history, query, file);
            console.out().printf(Locale.ROOT, "%s: %,d bytes%n", file, bytes);
        } catch (IOException e) {
            throw CommandException.failed("--parquet: cannot write " + file + ": " + e, e);
        }
    }
}
