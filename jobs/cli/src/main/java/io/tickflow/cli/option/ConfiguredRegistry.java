package io.tickflow.cli.option;

import io.tickflow.cli.console.CommandException;
import io.tickflow.connector.registry.RegistryStores;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.store.RegistryStore;
import io.tickflow.settings.RegistryConfig;
import io.tickflow.settings.RegistryOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;

/** Registry that the settings name. */
public final class ConfiguredRegistry {

    private final RegistryConfig config;
    private final RegistryStore store;

    private ConfiguredRegistry(RegistryConfig config, RegistryStore store) {
        this.config = config;
        this.store = store;
    }

    /**
     * Finds the registry of {@code settings}, with Flink's plugins for its file system.
     *
     * @throws CommandException if they name none
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem of its options
     */
    public static ConfiguredRegistry of(Configuration settings) {
        return find(settings)
                .orElseThrow(
                        () ->
                                CommandException.invalid(
                                        "no registry is configured: set tickflow.registry, for"
                                                + " example"
                                                + " -Dtickflow.registry=file:///var/lib/tickflow/registry"));
    }

    /**
     * Finds the registry of {@code settings}; empty if they name none.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem of its options
     */
    public static Optional<ConfiguredRegistry> find(Configuration settings) {
        RegistryConfig config = RegistryOptions.configure(settings);
        String uri = config.uri();
        if (uri == null) {
            return Optional.empty();
        }
        if (!uri.startsWith("file:")) {
            FileSystem.initialize(
                    settings, PluginUtils.createPluginManagerFromRootFolder(settings));
        }
        return Optional.of(new ConfiguredRegistry(config, RegistryStores.open(uri)));
    }

    /** Settings of the registry. */
    public RegistryConfig config() {
        return config;
    }

    /** Files of the registry. */
    public RegistryStore store() {
        return store;
    }

    /** Registry, with this user and host as author of changes. */
    public JournaledRegistry open() {
        return new JournaledRegistry(store, InstantSource.system(), author());
    }

    private static String author() {
        String user = System.getProperty("user.name", "operator");
        try {
            return user + '@' + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return user;
        }
    }
}
