package io.tickflow.model.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Files of a registry. Paths are relative to its root, with '/' between their names. A read sees
 * every write that ended before it. Thread-safe.
 */
public interface RegistryStore {

    /** URI of the root, for messages. */
    String place();

    /** Names of files and folders directly in {@code folder}, sorted; empty if it is absent. */
    List<String> list(String folder) throws IOException;

    /**
     * Reads a small file; empty if it is absent.
     *
     * @throws IOException if it is larger than {@code bytesMax}
     */
    Optional<byte[]> read(String path, int bytesMax) throws IOException;

    /**
     * Opens a file.
     *
     * @throws IOException if it is absent
     */
    InputStream open(String path) throws IOException;

    /** Writes a file, in place of one that exists. Readers see all of it or nothing. */
    void put(String path, InputStream content) throws IOException;

    /**
     * Creates a file, unless it exists. Of several writers at once at most one gets true.
     *
     * @return false if it exists; another writer may have created it meanwhile
     */
    boolean create(String path, byte[] content) throws IOException;
}
