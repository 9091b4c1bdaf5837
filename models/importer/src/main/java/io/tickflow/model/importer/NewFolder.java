package io.tickflow.model.importer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folder that comes into being at once: filled beside its place, and moved there when complete. */
final class NewFolder implements AutoCloseable {

    private final Path target;
    private final Path partial;

    NewFolder(Path folder) throws IOException {
        target = folder.toAbsolutePath();
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(
                    folder.toString(),
                    null,
                    "it exists already; bundles never change, name a new one");
        }
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        partial = target.resolveSibling("." + target.getFileName() + ".partial");
        delete(partial);
        Files.createDirectory(partial);
    }

    Path path() {
        return partial;
    }

    void complete() throws IOException {
        Files.move(partial, target);
    }

    @Override
    public void close() throws IOException {
        delete(partial);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
