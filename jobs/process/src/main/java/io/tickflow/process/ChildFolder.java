package io.tickflow.process;

import java.nio.file.Path;

/** Folder in which child processes start, log and keep their data. */
public interface ChildFolder {

    /**
     * Starts a child process that logs to {@code logs/<name>.log}.
     *
     * @throws ProcessException if it cannot be started
     */
    ChildProcess start(ChildCommand command);

    /** The directory itself. */
    Path root();

    /** The one folder that all children log to. */
    Path logs();

    /** Folder for the data of {@code name}; created if absent. */
    Path data(String name);
}
