package io.tickflow.cli.history;

import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.ClickHouseOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.job.history.HistoryJob;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Options of a command that reads the history: settings, and the server or the local history. */
@Command
public final class HistoryInput {

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final ClickHouseOption clickHouse = new ClickHouseOption();
    @Mixin private final LocalHistoryOption localHistory = new LocalHistoryOption();

    /** Adds a problem if options contradict each other. */
    public Inputs check(Inputs inputs) {
        return localHistory.check(inputs, clickHouse.isNamed(), false);
    }

    /**
     * Reads the settings.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem of the
     *     HistoryJob's
     */
    public Configuration settings() {
        Map<String, String> options = new HashMap<>();
        clickHouse.putInto(options);
        Configuration configuration = settings.read(options);
        HistoryJob.configure(configuration);
        return configuration;
    }

    /**
     * Opens the history of {@code settings}, which the caller closes.
     *
     * @throws io.tickflow.cli.console.CommandException if the local history is empty
     */
    public HistoryServer open(Configuration settings, Console console) {
        return localHistory.openFilled(settings, false, console.err());
    }
}
