package io.tickflow.cli.option;

import io.tickflow.cli.console.Inputs;
import io.tickflow.ticks.TickFile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private List<Path> paths = List.of();

    @Mixin private final TickReading reading = new TickReading();

    private List<TickFile> files = List.of();

    /** Files of the command line, unchecked. */
    public List<Path> paths() {
        return paths;
    }

    /** Looks at the files before anything starts; adds problems to {@code inputs}. */
    public Inputs check(Inputs inputs) {
        return check(paths, inputs);
    }

    /** Checked files, those of a symbol in the order of their first ticks. */
    public List<TickFile> files() {
        return files;
    }

    private Inputs check(List<Path> named, Inputs inputs) {
        files = CheckedTicks.of(named, reading.options(inputs), inputs);
        return inputs;
    }
}
