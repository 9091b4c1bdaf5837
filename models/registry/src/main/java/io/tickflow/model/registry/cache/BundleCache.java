package io.tickflow.model.registry.cache;

import io.tickflow.model.registry.BundleFile;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.store.RegistryStore;
import io.tickflow.model.registry.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Copies of bundles on this machine, a folder for each digest. A bundle is copied once for all
 * threads of a process; other processes may copy it, too, and the first copy stays. Every answer is
 * compared with its digests, so a damaged copy is replaced.
 */
public final class BundleCache {

    /** Locks of this process by folder: subtasks wait for one copy. */
    private static final Map<Path, Object> LOCKS = new ConcurrentHashMap<>();

    private final Path root;
    private final CacheSpace space;

    /**
     * Creates a cache in {@code root}, which comes into being with the first bundle.
     *
     * @param bytesMax size above which bundles that were not used lately are deleted
     */
    public BundleCache(Path root, long bytesMax) {
        this.root = root.toAbsolutePath().normalize();
        this.space = new CacheSpace(this.root, bytesMax);
    }

    /**
     * Folder with the files of {@code model}, copied from {@code store} if it is not here.
     *
     * @throws IOException if it cannot be copied; nothing stays behind, and a second try may help
     * @throws io.tickflow.model.registry.RegistryException if the registry has other bytes than
     *     those that were published
     */
    public Path fetch(RegistryStore store, PublishedModel model) throws IOException {
        Path folder = root.resolve(model.digest());
        synchronized (LOCKS.computeIfAbsent(folder, key -> new Object())) {
            if (!isWhole(folder, model)) {
                Files.createDirectories(root);
                CacheSpace.delete(folder);
                copy(store, model, folder);
                space.free(folder);
            }
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
            return folder;
        }
    }

    private void copy(RegistryStore store, PublishedModel model, Path folder) throws IOException {
        Path temporary =
                Files.createDirectory(root.resolve(CacheSpace.TEMPORARY + UUID.randomUUID()));
        try {
            for (BundleFile file : model.files()) {
                copy(store, model.folder() + '/' + file.name(), file, temporary);
            }
            moveTo(folder, temporary, model);
        } finally {
            CacheSpace.delete(temporary);
        }
    }

    private static void copy(RegistryStore store, String path, BundleFile file, Path folder)
            throws IOException {
        Path target = folder.resolve(file.name());
        if (!folder.equals(target.getParent())) {
            throw new IOException("no file of a bundle is called '" + file.name() + "'");
        }
        String found;
        try (InputStream in = store.open(path);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            found = Sha256.copy(in, out);
        }
        if (!found.equals(file.sha256())) {
            throw new RegistryException(
                    path
                            + " of "
                            + store.place()
                            + " has the sha256 "
                            + found
                            + ", it was published with "
                            + file.sha256()
                            + ". Maybe models verify tells more");
        }
    }

    /** Renames; a process that was faster keeps its copy. */
    private static void moveTo(Path folder, Path temporary, PublishedModel model)
            throws IOException {
        try {
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            if (!isWhole(folder, model)) {
                throw e;
            }
        } catch (IOException e) {
            if (!isWhole(folder, model)) {
                throw new IOException(
                        "cannot put a bundle at " + folder + ": " + e.getMessage(), e);
            }
        }
    }

    private static boolean isWhole(Path folder, PublishedModel model) {
        try {
            for (BundleFile file : model.files()) {
                Path copy = folder.resolve(file.name());
                if (!Files.isRegularFile(copy)
                        || Files.size(copy) != file.bytes()
                        || !Sha256.of(copy).equals(file.sha256())) {
                    return false;
                }
            }
            return !model.files().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
