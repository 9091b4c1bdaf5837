package io.tickflow.model.registry.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Registry in a folder of this machine, or of a share. A file appears complete, by a hard link to a
 * temporary file, which fails if the name exists: so the operating system decides between two
 * writers.
 */
public final class FolderStore implements RegistryStore {

    private static final String TEMPORARY = ".tmp-";

    private final Path root;

    /** Creates a store in {@code root}, which comes into being with the first file. */
    public FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public String place() {
        return root.toUri().toString();
    }

    @Override
    public List<String> list(String folder) throws IOException {
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(TEMPORARY))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (NotDirectoryException e) {
            throw new IOException(path(folder) + " is a file and should be a folder", e);
        }
    }

    @Override
    public Optional<byte[]> read(String path, int bytesMax) throws IOException {
        try (InputStream in = open(path)) {
            return Optional.of(SmallFile.read(in, path, bytesMax));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(path(path));
    }

    @Override
    public void put(String path, InputStream content) throws IOException {
        Path target = path(path);
        Path temporary = temporary(target, content);
        try {
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public boolean create(String path, byte[] content) throws IOException {
        Path target = path(path);
        Path temporary = temporary(target, new ByteArrayInputStream(content));
        try {
            Files.createLink(target, temporary);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            throw new IOException(
                    "the file system of "
                            + root
                            + " has no hard links, which decide between two writers; put the"
                            + " registry on another one",
                    e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path temporary(Path target, InputStream content) throws IOException {
        Path folder = Files.createDirectories(target.getParent());
        // Not a file of createTempFile, which only its owner may read.
        Path temporary = folder.resolve(TEMPORARY + UUID.randomUUID());
        try {
            Files.copy(content, temporary);
            return temporary;
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private Path path(String relative) throws IOException {
        Path path = root.resolve(relative).normalize();
        if (!path.startsWith(root)) {
            throw new IOException(relative + " is outside of the registry");
        }
        return path;
    }
}
