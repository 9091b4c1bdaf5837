package io.tickflow.model.registry;

import io.tickflow.model.registry.store.RegistryStore;
import io.tickflow.model.registry.store.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Number of the last entry that each audience was told, a file each. */
final class Announcements {

    private static final int DIGITS_MAX = 20;

    private final RegistryStore store;

    Announcements(RegistryStore store) {
        this.store = store;
    }

    /** Reads the number; a file that says none counts as 0, so that all is told again. */
    long last(String audience) {
        try {
            Optional<byte[]> found = store.read(path(audience), DIGITS_MAX);
            String text =
                    found.map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).orElse("0");
            return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        } catch (IOException e) {
            throw new RegistryUnavailableException(
                    "the registry " + store.place() + " cannot be read: " + e.getMessage());
        }
    }

    void mark(String audience, long sequence) {
        byte[] text = Long.toString(sequence).getBytes(StandardCharsets.US_ASCII);
        try {
            store.put(path(audience), new ByteArrayInputStream(text));
        } catch (IOException e) {
            throw new RegistryUnavailableException(
                    "the registry " + store.place() + " cannot be written: " + e.getMessage());
        }
    }

    /** An audience may have any name, so that its file has its fingerprint. */
    private static String path(String audience) {
        return "announced/" + Sha256.of(audience.getBytes(StandardCharsets.UTF_8));
    }
}
