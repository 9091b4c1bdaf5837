package io.tickflow.cli.option;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.console.Inputs;
import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.Settings;
import io.tickflow.settings.job.JobArguments;
import io.tickflow.settings.store.StoreException;
import io.tickflow.settings.store.StorePlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                    "Settings: a file (default: flink-conf/tickflow.yaml), or a store as"
                            + " pg:postgresql://HOST/DATABASE.")
    private @Nullable String config;

    /**
     * Store that the command line names; empty for a file.
     *
     * @throws InvalidOptionsException for a place of another form
     */
    public Optional<StorePlace> store() {
        if (config == null || !StorePlace.isPlace(config)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StorePlace.of(config));
        } catch (StoreException e) {
            throw new InvalidOptionsException(List.of("--config: " + e.getMessage()));
        }
    }

    /** Reads the file. */
    public Configuration load() {
        return load(Map.of());
    }

    /** Reads the file or the store, overridden by {@code overrides}. */
    public Configuration load(Map<String, String> overrides) {
        return config == null
                ? Settings.load(Home.resolve("flink-conf/tickflow.yaml"), overrides)
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
