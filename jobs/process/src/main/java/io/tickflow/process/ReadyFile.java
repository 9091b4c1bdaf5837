package io.tickflow.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** File by which a child process tells its parent that it serves, with a text such as its port. */
public final class ReadyFile {

    static final String FILE_PROPERTY = "tickflow.child.ready";

    private ReadyFile() {}

    /**
     * Called by the child, once, when it serves. Does nothing in a process that {@link
     * ChildProcess} did not start.
     *
     * @param text handed to the parent by {@link ChildProcess#awaitReady(java.time.Duration)}
     */
    public static void announce(String text) {
        String property = System.getProperty(FILE_PROPERTY);
        if (property == null) {
            return;
        }
        Path file = Path.of(property);
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot announce readiness in " + file, e);
        }
    }
}
