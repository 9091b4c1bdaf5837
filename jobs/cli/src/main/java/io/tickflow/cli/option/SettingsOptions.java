package io.tickflow.cli.option;

import io.tickflow.cli.console.Home;
import io.tickflow.settings.job.BundlePath;
import io.tickflow.settings.store.StorePlace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settings of the jobs: the file and the overrides of the line. */
@Command
public final class SettingsOptions {

    @Mixin private final SettingsFile file = new SettingsFile();

    @Option(names = "-D", paramLabel = "KEY=VALUE", description = "Override a setting.")
    private Map<String, String> overrides = new HashMap<>();

    /** Overrides from the command line alone. */
    public Map<String, String> overrides() {
        return Map.copyOf(overrides);
    }

    /** Store that the command line names; empty for a file. */
    public Optional<StorePlace> store() {
        return file.store();
    }

    /** Reads the file, overridden by -D and {@code options}, in rising precedence. */
    public Configuration read(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(overrides);
        all.putAll(options);
        return read(file, all);
    }

    /** Reads the file, overridden by {@code overrides}, with the bundle at its place. */
    public static Configuration read(SettingsFile file, Map<String, String> overrides) {
        return BundlePath.resolve(file.load(overrides), Home.resolve(""));
    }
}
