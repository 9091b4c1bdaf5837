package io.tickflow.cli.savepoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Savepoints as folders of files. */
final class Savepoints {

    private Savepoints() {}

    /** Folder for new savepoints. */
    static Path target() {
        return Path.of(System.getProperty(WritesSavepoint.PROPERTY)).toAbsolutePath();
    }

    /** Copies one that is complete into an empty folder. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
