package io.tickflow.cli.option;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tick files that a command may be given. */
@Command
public final class OptionalTickFiles {

    static final String DESCRIPTION =
            "MT5 export files, plain or gzip; the symbol is the name up to the first '_'.";

    @Option(names = "--ticks", arity = "1..*", paramLabel = "FILE", description = DESCRIPTION)
    private List<Path> files = List.of();

    /** The files; none if the line names none. */
    public List<Path> paths() {
        return files;
    }
}
