package io.tickflow.cli.cluster;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Home;
import java.nio.file.Files;
import java.nio.file.Path;

/** Jar of the jobs, as the build makes it. */
public final class JobJar {

    private JobJar() {}

    /**
     * Finds it.
     *
     * @throws CommandException if it is not there, with what to do
     */
    public static Path locate() {
        Path jar = Home.jobJar();
        if (!Files.isRegularFile(jar)) {
            throw CommandException.failed("there is no " + jar + ": " + Home.remedy());
        }
        return jar;
    }
}
