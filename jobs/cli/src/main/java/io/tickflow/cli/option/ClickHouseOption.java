package io.tickflow.cli.option;

import io.tickflow.settings.HistoryOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** ClickHouse server of a command that reads the settings. */
@Command
public final class ClickHouseOption {

    @Option(
            names = "--clickhouse",
            paramLabel = "URL",
            description = "ClickHouse's HTTP interface (default: as in the settings).")
    private @Nullable String url;

    /** Returns true if the command line names it. */
    public boolean isNamed() {
        return url != null;
    }

    /** Puts a named server into {@code settings}. */
    public void putInto(Map<String, String> settings) {
        if (url != null) {
            settings.put(HistoryOptions.CLICKHOUSE_URL.key(), url);
        }
    }
}
