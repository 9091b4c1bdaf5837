package io.tickflow.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Temporary folder with the data and logs of the child processes that it starts. Closing it kills
 * the children that still run, the youngest first, and deletes the folder; so does the end of this
 * JVM. If this JVM is killed, it is deleted when this JVM and the last child have ended. A folder
 * that is kept lets them end in order. Thread-safe.
 */
public final class ScratchFolder implements ChildFolder, AutoCloseable {

    static final String DELETE_PROPERTY = "tickflow.child.delete";

    private static final String PREFIX = "tickflow-sandbox-";
    private static final int DELETE_ATTEMPTS_MAX = 50;

    private final Path root;
    private final boolean keep;
    private final UnaryOperator<ChildCommand> launch;
    private final @Nullable LateDeletion deletion;
    private final Thread shutdownHook = new Thread(this::end, "sandbox-end");
    private final Deque<ChildProcess> children = new ArrayDeque<>();
    private boolean keepLogs;
    private boolean ended;

    private ScratchFolder(
            Path root,
            boolean keep,
            UnaryOperator<ChildCommand> launch,
            @Nullable LateDeletion deletion) {
        this.root = root;
        this.keep = keep;
        this.launch = launch;
        this.deletion = deletion;
    }

    /**
     * Creates a directory in the temporary directory of this machine that is deleted on close.
     *
     * @throws ProcessException if it cannot be created, or the disk is full
     */
    public static ScratchFolder create() {
        return create(Path.of(System.getProperty("java.io.tmpdir")), false);
    }

    /**
     * Creates a directory.
     *
     * @param parent where
     * @param keep whether it stays after {@link #close()}
     * @throws ProcessException if it cannot be created, or the disk is full
     */
    public static ScratchFolder create(Path parent, boolean keep) {
        DiskSpace.require(parent);
        try {
            Path root = Files.createTempDirectory(parent, PREFIX);
            return open(
                    root, keep, UnaryOperator.identity(), keep ? null : LateDeletion.order(root));
        } catch (IOException e) {
            throw new ProcessException("cannot create a directory in " + parent + ": " + e, e);
        }
    }

    /**
     * Uses a folder that stays, for its owner alone. Its children end with this JVM too, but Ctrl-C
     * in the terminal reaches only this JVM, which may go on after it.
     *
     * @throws ProcessException if it cannot be used, or the disk is full
     */
    public static ScratchFolder lasting(Path root) {
        DiskSpace.require(root);
        try {
            OwnerOnly.createDirectories(root);
            return open(root.toAbsolutePath(), true, DetachedCommand::new, null);
        } catch (IOException e) {
            throw new ProcessException("cannot use " + root + ": " + e, e);
        }
    }

    private static ScratchFolder open(
            Path root,
            boolean keep,
            UnaryOperator<ChildCommand> launch,
            @Nullable LateDeletion deletion) {
        var folder = new ScratchFolder(root, keep, launch, deletion);
        Runtime.getRuntime().addShutdownHook(folder.shutdownHook);
        return folder;
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

    /** Keeps the logs on close and beyond: something failed and a message names them. */
    public synchronized void keepLogs() {
        keepLogs = true;
        if (!keep && !ended) {
            LateDeletion.spareLogs(root);
        }
    }

    /**
     * Starts a child process that logs to {@code logs/<name>.log}.
     *
     * @throws ProcessException if it cannot be started, or if this directory is closed
     */
    @Override
    public synchronized ChildProcess start(ChildCommand command) {
        if (ended) {
            throw new ProcessException(command.name() + " cannot start: the sandbox is closed");
        }
        Path readyFile = create("run").resolve(command.name() + ".ready");
        List<String> properties = new ArrayList<>();
        properties.add("-D" + ReadyFile.FILE_PROPERTY + "=" + readyFile);
        properties.add("-Djava.io.tmpdir=" + create("tmp"));
        if (!keep) {
            properties.add("-D" + DELETE_PROPERTY + "=" + root);
        }
        ChildProcess child =
                ChildProcess.start(
                        launch.apply(command),
                        logs().resolve(command.name() + ".log"),
                        readyFile,
                        properties,
                        true,
                        this::forget,
                        this::keepLogs);
        children.push(child);
        return child;
    }

    /** Ends the children that still run and deletes the directory. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // This JVM is ending and runs the hook by itself.
        }
    }

    private void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        for (ChildProcess child = youngest(); child != null; child = youngest()) {
            if (keep) {
                child.close();
            } else {
                // Its data goes with it: an orderly end, of seconds, would be for nothing.
                child.killForcibly();
            }
        }
        if (keep) {
            return;
        }
        if (logsAreKept()) {
            deleteTree(root.resolve("data"));
            deleteTree(root.resolve("run"));
            deleteTree(root.resolve("tmp"));
        } else {
            deleteTree(root);
        }
        if (deletion != null) {
            deletion.close();
        }
    }

    private synchronized boolean logsAreKept() {
        return keepLogs;
    }

    private synchronized @Nullable ChildProcess youngest() {
        return children.peek();
    }

    private synchronized void forget(ChildProcess child) {
        children.remove(child);
    }

    private Path create(String folder) {
        try {
            return Files.createDirectories(root.resolve(folder));
        } catch (IOException e) {
            throw new ProcessException("cannot create " + root.resolve(folder) + ": " + e, e);
        }
    }

    /** Deletes what can be deleted; tries again a bounded number of times if files are added. */
    static void deleteTree(Path tree) {
        for (int attempt = 0; attempt < DELETE_ATTEMPTS_MAX && Files.exists(tree); attempt++) {
            try {
                Files.walkFileTree(tree, new Deletion());
            } catch (IOException e) {
                // A process that is about to end still writes here.
                Thread.onSpinWait();
            }
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
                throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
