package io.tickflow.connector.registry;

import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.model.registry.store.RegistryStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Stores by URI. */
public final class RegistryStores {

    private RegistryStores() {}

    /**
     * Opens the store at {@code uri}: a folder of this machine for {@code file:}, else the file
     * system that Flink has for the scheme. Nothing is read yet.
     *
     * @throws RegistryException if it is no URI with a scheme and a path
     */
    public static RegistryStore open(String uri) {
        URI place = parse(uri);
        String scheme = place.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("file")) {
            return new FileSystemStore(place);
        }
        String path = place.getPath();
        if (path == null || path.isEmpty()) {
            throw refused(uri);
        }
        return new FolderStore(Path.of(path));
    }

    private static URI parse(String uri) {
        try {
            URI place = URI.create(uri);
            if (place.getScheme() == null || place.isOpaque()) {
                throw refused(uri);
            }
            return place;
        } catch (IllegalArgumentException e) {
            throw refused(uri);
        }
    }

    private static RegistryException refused(String uri) {
        return new RegistryException(
                "tickflow.registry: '"
                        + uri
                        + "' is no URI of a folder. Maybe file:///var/lib/tickflow/registry, or"
                        + " s3://bucket/registry");
    }
}
