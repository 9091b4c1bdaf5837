package io.tickflow.cli.console;

import java.nio.file.Path;

/** Installation folder of bin/tickflow. */
public final class Home {

    private Home() {}

    /** Resolves {@code relative} in the folder; without bin/tickflow, in the working directory. */
    public static Path resolve(String relative) {
        return Path.of(System.getProperty("tickflow.home", "")).toAbsolutePath().resolve(relative);
    }
}
