package io.tickflow.process;

import java.nio.file.Path;

/** Folders in which commands keep what a user wants again, by the XDG base directories. */
public final class StateFolder {

    private StateFolder() {}

    /**
     * Returns {@code tickflow/name} in {@code XDG_STATE_HOME}, or in {@code ~/.local/state} without
     * that variable. It need not exist.
     */
    public static Path of(String name) {
        String base = System.getenv("XDG_STATE_HOME");
        Path states =
                base == null || base.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".local", "state")
                        : Path.of(base);
        return states.resolve("tickflow").resolve(name);
    }
}
