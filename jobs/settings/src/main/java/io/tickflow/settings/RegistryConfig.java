package io.tickflow.settings;

import java.io.Serializable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the model registry.
 *
 * @param uri registry; null if none is configured
 * @param cache folder for copies of bundles; null for one among the temporary files of each machine
 * @param cacheBytesMax size of that folder above which unused copies are deleted
 */
public record RegistryConfig(@Nullable String uri, @Nullable String cache, long cacheBytesMax)
        implements Serializable {

    private static final String TEMPORARY = "java.io.tmpdir";

    /** Folder for copies on the machine that asks. */
    public Path cacheFolder() {
        return cache != null
                ? Path.of(cache)
                : Path.of(
                        System.getProperty(TEMPORARY, "/tmp"),
                        "tickflow-bundles-" + System.getProperty("user.name", "user"));
    }
}
