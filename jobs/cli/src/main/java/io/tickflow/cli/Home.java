package io.tickflow.cli;

import java.nio.file.Path;

/** The folder that bin/tickflow belongs to. */
public final class Home {

    private Home() {}

    /**
     * {@code relative} below the folder; the working directory stands in if bin/tickflow did not
     * start us.
     */
    public static Path resolve(String relative) {
        return Path.of(System.getProperty("tickflow.home", "")).toAbsolutePath().resolve(relative);
    }
}
