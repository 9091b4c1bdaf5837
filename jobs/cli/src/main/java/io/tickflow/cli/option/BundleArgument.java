package io.tickflow.cli.option;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.console.Inputs;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.cache.BundleCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/**
 * Bundle that a command line names: a folder, {@code id/version} among the bundles of this program,
 * or a reference to the registry.
 */
public final class BundleArgument {

    private static final String BUNDLES = "models/bundles";

    private BundleArgument() {}

    /**
     * Folder of the bundle. A relative path starts from the working directory, the program's folder
     * or its bundles, whichever has it; adds a problem to {@code inputs} if none has. A bundle of
     * the registry is copied to this machine's cache.
     *
     * @param settings settings with the registry, read for a reference alone
     * @throws io.tickflow.model.registry.RegistryException if a reference leads nowhere
     */
    public static Path resolve(
            String option, String bundle, Supplier<Configuration> settings, Inputs inputs)
            throws IOException {
        if (ModelReference.isReference(bundle)) {
            return copy(ModelReference.parse(bundle), ConfiguredRegistry.of(settings.get()));
        }
        Optional<Path> found =
                Stream.of(
                                Path.of(bundle),
                                Home.resolve(bundle),
                                Home.resolve(BUNDLES).resolve(bundle.replace('@', '/')))
                        .filter(Files::isDirectory)
                        .findFirst();
        inputs.require(
                found.isPresent(),
                option
                        + ": there is no folder "
                        + bundle
                        + ", and none in "
                        + BUNDLES
                        + ". Maybe direction-eurusd/1, a folder that bin/tickflow train has made,"
                        + " or models:/direction-eurusd@champion of the registry");
        return found.orElse(Path.of(bundle));
    }

    /** Absolute path of a folder; a reference stays as it is, for the job to resolve. */
    public static String absolute(String bundle) {
        return ModelReference.isReference(bundle)
                ? bundle
                : Path.of(bundle).toAbsolutePath().toString();
    }

    private static Path copy(ModelReference reference, ConfiguredRegistry registry)
            throws IOException {
        PublishedModel model = registry.open().resolve(reference);
        return new BundleCache(registry.config().cacheFolder(), registry.config().cacheBytesMax())
                .fetch(registry.store(), model);
    }
}
