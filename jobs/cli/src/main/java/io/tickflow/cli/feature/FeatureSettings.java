package io.tickflow.cli.feature;

import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.settings.FeatureOptions;
import io.tickflow.settings.OptionReader;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Configured features of a command. */
@Command
public final class FeatureSettings {

    @Mixin private final SettingsFile file = new SettingsFile();

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
    public Configuration read() {
        var inputs = new Inputs();
        for (String key : overrides.keySet()) {
            inputs.require(key.startsWith("tickflow."), "-D" + key + ": no option of Tickflow");
        }
        inputs.throwIfInvalid();
        return file.load(overrides);
    }

    /**
     * Compiles the configured features.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    public FeatureSet features() {
        var options = new OptionReader(read());
        FeatureSet features = FeatureOptions.read(options);
        FeatureOptions.memory(options);
        options.refuseUnknownKeys();
        options.throwIfInvalid();
        return features;
    }
}
