package io.tickflow.cli.backfill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Savepoint that is not yet verified: its new files are deleted on close, and at the end of this
 * JVM, unless it is declared complete before.
 */
final class SavepointDraft implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SavepointDraft.class);
    private static final String PREFIX = "savepoint-";

    private final Path folder;
    private final Set<Path> before;
    private final Thread shutdownHook = new Thread(this::discard, "savepoint-draft-end");
    private boolean complete;

    SavepointDraft(Path folder) throws IOException {
        this.folder = folder;
        this.before = new HashSet<>(savepoints(folder));
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /** Declares the savepoint complete, so that it stays. */
    synchronized void complete() {
        complete = true;
    }

    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // This JVM is ending and runs the hook itself.
        }
    }

    private synchronized void discard() {
        if (complete) {
            return;
        }
        try {
            for (Path savepoint : savepoints(folder)) {
                if (!before.contains(savepoint)) {
                    delete(savepoint);
                }
            }
        } catch (IOException e) {
            LOG.warn("An incomplete savepoint is left behind in {}", folder, e);
        }
    }

    private static List<Path> savepoints(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> String.valueOf(entry.getFileName()).startsWith(PREFIX))
                    .toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> entries = Files.walk(tree)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
