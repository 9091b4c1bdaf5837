package io.tickflow.cli.option;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Required tick files of a command. */
@Command
public final class TickFiles {

    @Option(
            names = "--ticks",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = OptionalTickFiles.DESCRIPTION)
    private List<Path> files = List.of();

    /** Files of the command line, at least one. */
    public List<Path> paths() {
        return files;
    }
}
