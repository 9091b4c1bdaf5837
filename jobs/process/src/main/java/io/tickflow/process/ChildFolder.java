package io.tickflow.sandbox.process;

import java.nio.file.Path;

/** Where child processes are started, log and keep their data. */
public interface ChildFolder {

    /**
     * Starts a child process that logs to {@code logs/<name>.log}.
     *
     * @throws SandboxException if it cannot be started
     */
    ChildProcess start(ChildCommand command);

    /** The directory itself. */
    Path root();

    /** The one folder that all children log to. */
    Path logs();

    /** Folder for the data of {@code name}; created if absent. */
    Path data(String name);
}
