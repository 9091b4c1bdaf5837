package io.tickflow.cli.option;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.console.Inputs;
import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.Settings;
import io.tickflow.settings.job.JobArguments;
import io.tickflow.settings.store.StorePlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            description =
                    "Settings (default: flink-conf/tickflow.yaml), or pg:postgresql://HOST/DATABASE where"
                            + " settings alone are read.")
    private @Nullable String config;

    /**
     * Path of the file.
     *
     * @throws InvalidOptionsException for a store
     */
    public Path path() {
        if (config == null) {
            return Home.resolve("flink-conf/tickflow.yaml");
        }
        if (StorePlace.isPlace(config)) {
            throw new InvalidOptionsException(
                    List.of("--config: this command reads a file, and " + config + " is a store"));
        }
        return Path.of(config);
    }

    /** Reads the file. */
    public Configuration load() {
        return load(Map.of());
    }

    /** Reads the file or the store, overridden by {@code overrides}. */
    Configuration load(Map<String, String> overrides) {
        return config == null
                ? Settings.load(path(), overrides)
                : JobArguments.load(config, overrides);
    }

    /** Returns true if the command line names it. */
    public boolean isNamed() {
        return config != null;
    }

    /** Adds a problem for a named file that is unreadable. */
    public void check(Inputs inputs) {
        inputs.require(
                config == null || StorePlace.isPlace(config) || Files.isReadable(Path.of(config)),
                "--config: cannot read " + config);
    }
}
