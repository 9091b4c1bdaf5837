package io.tickflow.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Folder that stays, with child processes that outlive this JVM. The caller keeps their records and
 * ends them. Thread-safe.
 */
public final class LastingFolder implements ChildFolder {

    private final Path root;

    /** A folder at {@code root}, which is created if absent. */
    public LastingFolder(Path root) {
        this.root = root.toAbsolutePath();
    }

    @Override
    public ChildProcess start(ChildCommand command) {
        Path readyFile = create("run").resolve(command.name() + ".ready");
        return ChildProcess.start(
                command,
                logs().resolve(command.name() + ".log"),
                readyFile,
                List.of(
                        "-D" + ReadyFile.FILE_PROPERTY + "=" + readyFile,
                        "-Djava.io.tmpdir=" + create("tmp")),
                false,
                child -> {},
                () -> {});
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public Path logs() {
        return create("logs");
    }

    @Override
    public Path data(String name) {
        return create("data/" + name);
    }

    private Path create(String folder) {
        try {
            OwnerOnly.createDirectories(root);
            return Files.createDirectories(root.resolve(folder));
        } catch (IOException e) {
            throw new ProcessException("cannot create " + root.resolve(folder) + ": " + e, e);
        }
    }
}
