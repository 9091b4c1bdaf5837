package io.tickflow.model.training.tree;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Version of a library, from the properties in its jar. */
final class LibraryVersion {

    private LibraryVersion() {}

    static String of(String resource, String key) {
        try (InputStream in = LibraryVersion.class.getResourceAsStream(resource)) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty(key, "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
