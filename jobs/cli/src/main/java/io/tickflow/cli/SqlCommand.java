package io.tickflow.cli;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.DefaultAddresses;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.history.sql.CsvSink;
import io.tickflow.job.history.sql.JsonSink;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.job.history.sql.TextTable;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an SQL query on the history. */
@Command(
        name = "sql",
        description = "Ask the history in ClickHouse with one SELECT.",
        modelTransformer = SqlCommand.WithTables.class,
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {

    /** The console's own database, and not another one that the statement names. */
    private static final Pattern NO_DATABASE =
            Pattern.compile("Code: 81\\..*\\b" + ClickHouseConfig.DATABASE + "\\b");

    @Parameters(paramLabel = "SELECT", description = "The query.")
    private String query = "";

    @Option(
            names = "--clickhouse",
            paramLabel = "URL",
            description =
                    "HTTP interface of the server (default: that of 'up', or http://127.0.0.1:8123).")
    private @Nullable String url;

    @Option(
            names = "--user",
            defaultValue = "default",
            description = "ClickHouse user (default: ${DEFAULT-VALUE}).")
    private String user = "";

    @Option(
            names = "--password-file",
            defaultValue = "",
            paramLabel = "FILE",
            description = "File whose first line is the password.")
    private String passwordFile = "";

    @ArgGroup private @Nullable Format format;

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
                            "Without --csv or --json it prints a table of at most %,d rows.",
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
    }

    @Override
    public Integer call() {
        new Inputs().require(!user.isBlank(), "--user must not be blank").throwIfInvalid();
        String server = url == null ? DefaultAddresses.clickHouse() : url;
        try (var history =
                new SqlConsole(
                        new ClickHouseConfig(
                                server, user, passwordFile, ClickHouseConfig.DATABASE))) {
            print(history);
            return ExitCodes.OK;
        } catch (QueryException e) {
            throw refused(e);
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid("--clickhouse: '" + server + "': " + e.getMessage());
        }
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

    /** Prints a table of limited length, or every row as it comes. */
    private void print(SqlConsole history) throws QueryException {
        PrintWriter out = console.out();
        if (format != null && format.csv) {
            history.stream(query, new CsvSink(out));
        } else if (format != null && format.json) {
            history.stream(query, new JsonSink(out));
        } else {
            out.print(TextTable.format(history.query(query)));
        }
        if (out.checkError()) {
            throw CommandException.failed(
                    "standard output takes no more: it was closed, or its disk is full");
        }
    }
}
