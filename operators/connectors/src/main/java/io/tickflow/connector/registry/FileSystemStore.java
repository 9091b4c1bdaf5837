package io.tickflow.connector.registry;

import io.tickflow.model.registry.store.ClaimedCreation;
import io.tickflow.model.registry.store.RegistryStore;
import io.tickflow.model.registry.store.SmallFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Registry on a file system of Flink. None of them promises an atomic create, so a claim decides
 * between two writers (ADR 16).
 */
final class FileSystemStore implements RegistryStore {

    /** Schemes whose files appear complete when they are closed. */
    private static final Set<String> OBJECT_STORES =
            Set.of("s3", "s3a", "s3p", "s3n", "gs", "oss", "abfs", "abfss", "wasb", "wasbs");

    private static final Duration SETTLE = Duration.ofSeconds(4);
    private static final Duration ABANDONED = Duration.ofSeconds(60);
    private static final String TEMPORARY = ".tmp-";

    private final Path root;
    private final boolean isObjectStore;
    private final ClaimedCreation creation;

    FileSystemStore(URI root) {
        this(root, SETTLE, ABANDONED);
    }

    FileSystemStore(URI root, Duration settle, Duration abandoned) {
        this.root = new Path(root);
        this.isObjectStore =
                OBJECT_STORES.contains(String.valueOf(root.getScheme()).toLowerCase(Locale.ROOT));
        this.creation = new ClaimedCreation(this, settle, abandoned);
    }

    @Override
    public String place() {
        return root.toString();
    }

    @Override
    public List<String> list(String folder) throws IOException {
        FileStatus[] found;
        try {
            found = files().listStatus(path(folder));
        } catch (FileNotFoundException e) {
            return List.of();
        }
        return found == null
                ? List.of()
                : Arrays.stream(found)
                        .map(status -> status.getPath().getName())
                        .filter(name -> !name.isEmpty() && !name.startsWith(TEMPORARY))
                        .sorted()
                        .toList();
    }

    @Override
    public Optional<byte[]> read(String path, int bytesMax) throws IOException {
        try (InputStream in = open(path)) {
            return Optional.of(SmallFile.read(in, path, bytesMax));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return files().open(path(path));
    }

    @Override
    public void put(String path, InputStream content) throws IOException {
        Path target = path(path);
        if (isObjectStore) {
            write(target, content);
            return;
        }
        Path temporary = new Path(target.getParent(), TEMPORARY + UUID.randomUUID());
        try {
            write(temporary, content);
            if (!files().rename(temporary, target)) {
                // Some file systems do not rename to a file that exists.
                files().delete(target, false);
                if (!files().rename(temporary, target)) {
                    throw new IOException("cannot rename " + temporary + " to " + target);
                }
            }
        } finally {
            if (files().exists(temporary)) {
                files().delete(temporary, false);
            }
        }
    }

    @Override
    public boolean create(String path, byte[] content) throws IOException {
        return creation.create(path, content);
    }

    private void write(Path target, InputStream content) throws IOException {
        try (OutputStream out = files().create(target, WriteMode.OVERWRITE)) {
            content.transferTo(out);
        }
    }

    private FileSystem files() throws IOException {
        try {
            return FileSystem.get(root.toUri());
        } catch (IOException e) {
            throw new IOException(
                    "Flink has no file system for "
                            + root
                            + " here ("
                            + e.getMessage()
                            + "); maybe its plugin is missing, or FLINK_PLUGINS_DIR does not name"
                            + " the folder of plugins",
                    e);
        }
    }

    private Path path(String relative) throws IOException {
        if (Arrays.asList(relative.split("/")).contains("..")) {
            throw new IOException(relative + " is outside of the registry");
        }
        return new Path(root, relative);
    }
}
