package io.tickflow.cli.feature;

import io.tickflow.cli.Home;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.settings.FeatureOptions;
import io.tickflow.settings.OptionReader;
import io.tickflow.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which features are configured: mixed into each of the commands. */
@Command
final class FeatureSettings {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings (default: flink-conf/tickflow.yaml).")
    private @Nullable Path config;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description =
                    "Override a setting, such as -D'tickflow.features.add=rsi(21, M5); ema(50, H1)'.")
    private Map<String, String> overrides = new HashMap<>();

    /**
     * All settings.
     *
     * @throws io.tickflow.settings.InvalidOptionsException if the file is none
     */
    Configuration read() {
        return Settings.load(
                config == null ? Home.resolve("flink-conf/tickflow.yaml") : config, overrides);
    }

    /**
     * Compiles the features among them.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    FeatureSet features() {
        var options = new OptionReader(read());
        FeatureSet features = FeatureOptions.read(options);
        FeatureOptions.memory(options);
        options.refuseUnknownKeys();
        options.throwIfInvalid();
        return features;
    }
}
