package io.tickflow.cli.history;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Inputs;
import io.tickflow.process.StateFolder;
import io.tickflow.settings.HistoryOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Folder of the local history. It stands in if neither the command line nor the settings name a
 * server and no local stack runs: {@code StackDefaults} lends that as if the command line named it.
 */
@Command
public final class LocalHistoryOption {

    private static final String SERVER = "tickflow.history.clickhouse.";

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            description =
                    "Folder of a local history, whose engine ends with the command (default, if"
                            + " neither the settings nor 'up' have a server:"
                            + " ~/.local/state/tickflow/history).")
    private @Nullable Path folder;

    /** Adds a problem if another option names a server, or none is wanted. */
    public Inputs check(Inputs inputs, boolean clickHouse, boolean noClickHouse) {
        return inputs.require(
                        folder == null || !clickHouse,
                        "--work-dir and --clickhouse contradict each other")
                .require(
                        folder == null || !noClickHouse,
                        "--work-dir and --no-clickhouse contradict each other");
    }

    /**
     * Opens the server of {@code settings}, or starts an engine on the folder, which the caller
     * ends by closing it.
     *
     * @param elsewhere true if a server is named outside of the settings, or none is wanted
     * @param err told the folder that is used
     */
    public HistoryServer open(Configuration settings, boolean elsewhere, PrintWriter err) {
        return isLocal(settings, elsewhere) ? start(settings, err) : HistoryServer.named(settings);
    }

    /**
     * Opens it as {@link #open} does, to read.
     *
     * @throws CommandException if the local history is empty
     */
    public HistoryServer openFilled(Configuration settings, boolean elsewhere, PrintWriter err) {
        if (!isLocal(settings, elsewhere)) {
            return HistoryServer.named(settings);
        }
        if (!LocalHistory.exists(folder())) {
            throw empty();
        }
        HistoryServer server = start(settings, err);
        try {
            if (!server.hasDecisions()) {
                throw empty();
            }
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    boolean isLocal(Configuration settings, boolean elsewhere) {
        return folder != null || !(elsewhere || namesServer(settings));
    }

    /** A user or a certificate belongs to a server as well, at the usual address. */
    private static boolean namesServer(Configuration settings) {
        return settings.keySet().stream()
                .anyMatch(
                        key ->
                                key.startsWith(SERVER)
                                        && !key.equals(HistoryOptions.CLICKHOUSE_DATABASE.key()));
    }

    private Path folder() {
        return folder == null ? StateFolder.of("history") : folder.toAbsolutePath().normalize();
    }

    private HistoryServer start(Configuration settings, PrintWriter err) {
        LocalHistory history = LocalHistory.start(folder(), line -> say(err, line));
        say(err, "using the local history in " + folder());
        return HistoryServer.of(history, settings);
    }

    private static void say(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }

    private CommandException empty() {
        return CommandException.invalid(
                "the local history in "
                        + folder()
                        + " is empty: fill it (bin/tickflow backfill --ticks FILE"
                        + (folder == null ? "" : " --work-dir " + folder)
                        + "), or name a server with --clickhouse URL (bin/tickflow up starts one)");
    }
}
