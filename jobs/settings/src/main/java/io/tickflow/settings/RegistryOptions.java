package io.tickflow.settings;

import java.nio.file.Path;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;

/** Options of the model registry. */
public final class RegistryOptions {

    public static final ConfigOption<String> REGISTRY =
            ConfigOptions.key("tickflow.registry")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Model registry: URI of a folder on any file system of Flink, such as"
                                    + " file:///var/lib/tickflow/registry or s3://bucket/registry."
                                    + " Every machine of the cluster must reach it.");

    public static final ConfigOption<String> CACHE =
            ConfigOptions.key("tickflow.model.cache")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Folder of each machine for copies of bundles from the registry. By"
                                    + " default in its folder for temporary files.");

    public static final ConfigOption<MemorySize> CACHE_MAX =
            ConfigOptions.key("tickflow.model.cache-max")
                    .memoryType()
                    .defaultValue(MemorySize.ofMebiBytes(2_048))
                    .withDescription(
                            "Size of that folder above which bundles that were not used for ten"
                                    + " minutes are deleted, the least used first.");

    private RegistryOptions() {}

    /**
     * Reads the options of the registry alone.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static RegistryConfig configure(Configuration settings) {
        var options = new OptionReader(settings);
        RegistryConfig config = read(options);
        options.throwIfInvalid();
        return config;
    }

    static RegistryConfig read(OptionReader options) {
        String uri =
                options.readOptional(
                        REGISTRY,
                        text -> text.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*"),
                        "must be a URI such as file:///var/lib/tickflow/registry");
        String cache =
                options.readOptional(
                        CACHE, text -> Path.of(text).isAbsolute(), "must be an absolute path");
        return new RegistryConfig(
                uri,
                cache,
                options.read(CACHE_MAX, size -> size.getBytes() > 0, "must be above 0").getBytes());
    }
}
