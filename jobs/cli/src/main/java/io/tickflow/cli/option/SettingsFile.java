package io.tickflow.cli.option;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.console.Inputs;
import io.tickflow.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** File of the jobs' settings. */
@Command
public final class SettingsFile {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings (default: flink-conf/tickflow.yaml).")
    private @Nullable Path config;

    /** Path of the file. */
    public Path path() {
        return config == null ? Home.resolve("flink-conf/tickflow.yaml") : config;
    }

    /** Reads the file. */
    public Configuration load() {
        return Settings.load(path(), Map.of());
    }

    /** Returns true if the command line names it. */
    public boolean isNamed() {
        return config != null;
    }

    /** Adds a problem for a named file that is unreadable. */
    public void check(Inputs inputs) {
        inputs.require(
                config == null || Files.isReadable(config), "--config: cannot read " + config);
    }
}
