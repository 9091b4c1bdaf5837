package io.tickflow.cli;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.option.DefaultAddresses;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.job.history.sql.TextTable;
import java.util.concurrent.Callable;
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
                    "Tables: " + tables + ". Each event is seen once (FINAL).");
            return command;
        }
    }

    private static final class Format {
        @Option(names = "--json", description = "Print JSON, an object a row.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV.")
        private boolean csv;
    }

    @Override
    public Integer call() {
        String server = url == null ? DefaultAddresses.clickHouse() : url;
        try (var history =
                new SqlConsole(
                        new ClickHouseConfig(
                                server, user, passwordFile, ClickHouseConfig.DATABASE))) {
            console.out().print(render(history.query(query)));
            console.out().flush();
            return ExitCodes.OK;
        } catch (QueryException e) {
            throw refused(e);
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid("--clickhouse: '" + server + "': " + e.getMessage());
        }
    }

    private static CommandException refused(QueryException e) {
        String message = String.valueOf(e.getMessage());
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

    private String render(QueryResult result) {
        if (format != null && format.json) {
            return TextTable.json(result);
        }
        return format != null && format.csv ? TextTable.csv(result) : TextTable.format(result);
    }
}
