package io.tickflow.cli.config;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who changes settings, and why. */
@Command
final class ChangeOptions {

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who changes it (default: ${DEFAULT-VALUE}).")
    private String by = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Reason.")
    private String why = "";

    String by() {
        return by;
    }

    String why() {
        return why;
    }
}
